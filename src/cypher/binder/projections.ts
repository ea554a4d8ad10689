import type { Span } from '../../errors.ts'
import type { Expression, ProjectionBody } from '../ast/index.ts'
import { isAggregate, containsAggregate } from './aggregates-in.ts'
import { someExpression } from '../ast/walk.ts'
import { GroupedBinder } from './aggregation.ts'
import type { BoundClause, BoundExpression, BoundItem, Variable } from '../bound/index.ts'
import { plainContext, type ExpressionContext } from './context.ts'
import { bindExpression, bindPredicate, requireBoolean } from './expressions.ts'
import { failure } from './failures.ts'
import type { Scope } from './scope.ts'
import { Shapes } from './shapes.ts'
import { mayBe } from '../types/relations.ts'

type Projection = Extract<BoundClause, { kind: 'projection' }>

/** One column of WITH or RETURN before it is bound. */
interface Column {
  readonly name: string
  readonly expression: Expression
  readonly span: Span
}

export interface ProjectionResult {
  readonly clause: Projection
  readonly scope: Scope
  readonly variables: readonly Variable[]
}

/**
 * Binds WITH or RETURN.
 *
 * @throws CypherError at compile time: `NoExpressionAlias`, `ColumnNameConflict`, `NoVariablesInScope`,
 * `AmbiguousAggregationExpression`, `NonConstantExpression`, `NegativeIntegerArgument` and those of expressions
 */
export function bindProjection(
  form: 'with' | 'return',
  body: ProjectionBody,
  where: Expression | undefined,
  span: Span,
  scope: Scope,
): ProjectionResult {
  const columns = columnsOf(form, body, scope)
  const aggregates = columns.some(({ expression }) => containsAggregate(expression))
  const shapes = new Shapes()
  const grouped = aggregates ? new GroupedBinder(columns, scope, shapes) : undefined
  const items = columns.map(({ name, expression }): BoundItem => {
    const bound =
      grouped === undefined ? bindExpression(expression, plainContext(scope)) : grouped.bindItem(expression)
    return { variable: { name, type: bound.type }, expression: bound }
  })
  const variables = items.map(({ variable }) => variable)
  const after = scope.replacedBy(variables)
  const isClosed = aggregates || body.distinct
  // What follows sees the columns and, where records stay what they were, the variables from before.
  const both = isClosed ? after : scope.with(variables)
  const closed: Closed | undefined = isClosed
    ? { columns, variables, after, before: scope, shapes }
    : undefined
  const orderBy = body.orderBy.map(({ expression, descending }) => {
    const context = closed === undefined ? plainContext(both) : closedContext(expression, closed, grouped)
    return { expression: bindExpression(expression, context), descending }
  })
  const clause: Projection = {
    kind: 'projection',
    span,
    aggregation: grouped && { grouping: grouped.grouping, aggregates: grouped.aggregates },
    items,
    distinct: body.distinct,
    orderBy,
    skip: bindRecordCount(body.skip, 'SKIP', scope),
    limit: bindRecordCount(body.limit, 'LIMIT', scope),
    where: where && bindCondition(where, both, closed),
  }
  if (form === 'with') requireAliases(body, 'WITH')
  return { clause, scope: after, variables }
}

/** @throws CypherError `NoExpressionAlias` where an item is neither a variable nor named by AS */
export function requireAliases(body: ProjectionBody, where: string): void {
  for (const { expression, alias, text, span } of body.items) {
    if (alias !== undefined || expression.kind === 'variable') continue
    throw failure(
      'NoExpressionAlias',
      `An expression in ${where} needs a name.`,
      span,
      `Write \`${text} AS name\`.`,
    )
  }
}

function columnsOf(form: 'with' | 'return', body: ProjectionBody, scope: Scope): readonly Column[] {
  const columns: Column[] = []
  if (body.star) {
    const names = scope.variables.names().toSorted()
    scope.work.spend(names.length * HANDED_ON)
    if (names.length === 0 && form === 'return') {
      throw failure(
        'NoVariablesInScope',
        '`RETURN *` has no variables to return.',
        body.span,
        'Name what to return.',
      )
    }
    const { span } = body
    for (const name of names) columns.push({ name, span, expression: { kind: 'variable', span, name } })
  }
  for (const { expression, alias, text, span } of body.items) {
    const name = alias?.name ?? (expression.kind === 'variable' ? expression.name : text)
    columns.push({ name, expression, span })
  }
  const seen = new Set<string>()
  for (const { name, span } of columns) {
    if (seen.has(name))
      throw failure('ColumnNameConflict', `Two columns are named \`${name}\`.`, span, 'Rename one with AS.')
    seen.add(name)
  }
  return columns
}

function bindCondition(where: Expression, scope: Scope, closed: Closed | undefined): BoundExpression {
  if (closed === undefined) return bindPredicate(where, scope)
  return requireBoolean(bindExpression(where, closedContext(where, closed, undefined)), 'A condition')
}

/** What a column of `*` takes, in steps: it is named, bound, and looked for again. */
const HANDED_ON = 4

/** A projection after which the variables from before are gone. */
interface Closed {
  readonly columns: readonly Column[]
  readonly variables: readonly Variable[]
  readonly after: Scope
  readonly before: Scope
  readonly shapes: Shapes
}

/**
 * ORDER BY and WHERE after an aggregation or DISTINCT: they see the columns, by name or as they are written, and
 * nothing else. With `grouped`, aggregates may be added.
 */
function closedContext(
  root: Expression,
  closed: Closed,
  grouped: GroupedBinder | undefined,
): ExpressionContext {
  const { columns, variables, after, before, shapes } = closed
  before.work.spend(columns.length)
  const byShape = new Map(columns.map(({ expression }, index) => [shapes.of(expression), variables[index]]))
  const kinds = new Set(columns.map(({ expression }) => expression.kind))
  const isMixed = !isAggregate(root) && containsAggregate(root)
  const replace = (expression: Expression, context: ExpressionContext): BoundExpression | undefined => {
    const column = kinds.has(expression.kind) ? byShape.get(shapes.of(expression)) : undefined
    const isSimple = expression === root || isAggregate(expression) || isPropertyChain(expression)
    if (column !== undefined && (isSimple || !isMixed)) {
      return { kind: 'variable', span: expression.span, type: column.type, variable: column }
    }
    if (isAggregate(expression) && grouped !== undefined) {
      // Its variables are gone too unless they are columns: they are what is reported.
      for (const argument of expression.kind === 'call' ? expression.arguments : [])
        bindExpression(argument, context)
      return grouped.aggregate(expression)
    }
    if (expression.kind !== 'variable' || context.scope.find(expression.name) !== undefined) return undefined
    before.work.spend(columns.length)
    if (isMixed && isPartOfKey(expression.name, columns)) throw ambiguous(expression)
    if (before.find(expression.name) === undefined) return undefined
    const hint = 'After an aggregation or DISTINCT only the columns can be used.'
    const message = `The variable \`${expression.name}\` is not defined here.`
    throw failure('UndefinedVariable', message, expression.span, hint)
  }
  return { scope: after, inAggregate: false, replace }
}

function isPartOfKey(name: string, columns: readonly Column[]): boolean {
  return columns.some(
    ({ expression }) =>
      !containsAggregate(expression) &&
      someExpression(expression, (inner) => inner.kind === 'variable' && inner.name === name),
  )
}

/** The error for an expression next to an aggregate that is not one of the grouping keys. */
export function ambiguous(expression: Expression): Error {
  return failure(
    'AmbiguousAggregationExpression',
    'Next to an aggregate function, only grouping keys can be used: expressions that are columns themselves.',
    expression.span,
    'Compute it in an earlier WITH, and use its name.',
  )
}

/** `a`, `a.b`, `a.b.c` */
export function isPropertyChain(expression: Expression): boolean {
  if (expression.kind === 'property') return isPropertyChain(expression.target)
  return expression.kind === 'variable'
}

function bindRecordCount(
  expression: Expression | undefined,
  what: 'SKIP' | 'LIMIT',
  scope: Scope,
): BoundExpression | undefined {
  if (expression === undefined) return undefined
  const { span } = expression
  const dependent = someExpression(
    expression,
    ({ kind }) => kind === 'variable' || kind === 'subquery' || kind === 'pattern-comprehension',
  )
  if (dependent) {
    throw failure(
      'NonConstantExpression',
      `${what} cannot depend on the records.`,
      span,
      'Use a number or a parameter.',
    )
  }
  const bound = bindExpression(expression, plainContext(scope.alone()))
  if (!mayBe(bound.type, 'integer', 'number')) {
    throw failure(
      'InvalidArgumentType',
      `${what} needs an INTEGER.`,
      span,
      'Use a whole number or a parameter.',
    )
  }
  if (
    bound.kind === 'literal' &&
    (typeof bound.value === 'number' || typeof bound.value === 'bigint') &&
    bound.value < 0
  ) {
    throw failure(
      'NegativeIntegerArgument',
      `${what} cannot be negative.`,
      span,
      'Use an integer of 0 or more.',
    )
  }
  return bound
}
