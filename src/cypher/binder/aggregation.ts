import type { Expression } from '../ast/index.ts'
import { resultType } from '../catalog/check.ts'
import { lookupAggregate } from '../functions/index.ts'
import { containsAggregate, isAggregate } from './aggregates-in.ts'
import type { BoundAggregate, BoundExpression, BoundItem, Variable } from '../bound/index.ts'
import { checkArguments } from './calls.ts'
import { type ExpressionContext, plainContext } from './context.ts'
import { bindExpression } from './expressions.ts'
import { failure } from './failures.ts'
import { ambiguous, isPropertyChain } from './projections.ts'
import type { Scope } from './scope.ts'
import type { Shapes } from './shapes.ts'

type AggregateCall = Extract<Expression, { kind: 'call' | 'count-star' }>

const subqueryKinds: ReadonlySet<Expression['kind']> = new Set([
  'subquery',
  'pattern-comprehension',
  'pattern-predicate',
])

/**
 * The columns of a projection that aggregates: those without an aggregate function are what is grouped by; in the others
 * only aggregates, grouping keys (variables and properties) and constants may stand.
 */
export class GroupedBinder {
  readonly grouping: BoundItem[] = []
  readonly aggregates: BoundAggregate[] = []
  private readonly keys = new Map<number, Variable>()
  private readonly scope: Scope
  private readonly shapes: Shapes

  constructor(columns: readonly { readonly expression: Expression }[], scope: Scope, shapes: Shapes) {
    this.scope = scope
    this.shapes = shapes
    for (const { expression } of columns) {
      if (containsAggregate(expression)) continue
      const shape = shapes.of(expression)
      if (this.keys.has(shape)) continue
      const bound = bindExpression(expression, plainContext(scope))
      const variable: Variable = { name: `  key ${this.grouping.length}`, type: bound.type }
      this.keys.set(shape, variable)
      this.grouping.push({ variable, expression: bound })
    }
  }

  /** The expression of a column over grouping and aggregate variables. */
  bindItem(expression: Expression): BoundExpression {
    const key = this.keys.get(this.shapes.of(expression))
    if (key !== undefined) return reference(expression, key)
    const { scope } = this
    return bindExpression(expression, {
      scope,
      inAggregate: false,
      replace: (...inner) => this.replace(...inner),
    })
  }

  private replace(expression: Expression, context: ExpressionContext): BoundExpression | undefined {
    if (isAggregate(expression)) {
      // Inside a comprehension there are no records to aggregate: the ordinary binding refuses it.
      return context.scope === this.scope ? this.aggregate(expression) : undefined
    }
    if (subqueryKinds.has(expression.kind)) {
      const bound = bindExpression(expression, plainContext(this.scope))
      if (bound.kind === 'subquery' && bound.imports.length > 0) throw ambiguous(expression)
      return bound
    }
    if (!isPropertyChain(expression)) return undefined
    const root = rootName(expression)
    if (context.scope.isLocal(root, this.scope)) return undefined
    const key = this.keys.get(this.shapes.of(expression))
    if (key !== undefined) return reference(expression, key)
    if (expression.kind === 'property') return undefined
    context.scope.get(root, expression.span)
    throw ambiguous(expression)
  }

  /** A new aggregate over the records before the projection, as the variable of its result. */
  aggregate(call: AggregateCall): BoundExpression {
    const name = call.kind === 'count-star' ? 'count' : call.name
    const definition = lookupAggregate(name)
    if (definition === undefined) throw failure('UnknownFunction', `Unknown function \`${name}\`.`, call.span)
    const context: ExpressionContext = { scope: this.scope, inAggregate: true, replace: undefined }
    const bound =
      call.kind === 'count-star' ? [] : call.arguments.map((argument) => bindExpression(argument, context))
    if (call.kind === 'call') checkArguments(definition, call, bound)
    for (const argument of bound) refuseVolatile(argument)
    const type = resultType(
      definition,
      bound.map((argument) => argument.type),
    )
    const variable: Variable = { name: `  aggregate ${this.aggregates.length}`, type }
    const distinct = call.kind === 'call' && call.distinct
    this.aggregates.push({ variable, function: definition, distinct, arguments: bound, span: call.span })
    return reference(call, variable)
  }
}

function refuseVolatile(argument: BoundExpression): void {
  if (argument.kind !== 'call' || argument.function.volatile !== true) return
  const message = `An aggregate function cannot take \`${argument.function.name}()\` as an argument.`
  throw failure('NonConstantExpression', message, argument.span, 'Compute it in an earlier WITH.')
}

function rootName(expression: Expression): string {
  if (expression.kind === 'property') return rootName(expression.target)
  return expression.kind === 'variable' ? expression.name : ''
}

function reference({ span }: Expression, variable: Variable): BoundExpression {
  return { kind: 'variable', span, type: variable.type, variable }
}
