import type { Expression } from '../ast/index.ts'
import { acceptsArgument, acceptsCount, arityText, resultType } from '../catalog/check.ts'
import type { AggregateDefinition, FunctionDefinition } from '../catalog/function-definition.ts'
import { lookupAggregate, lookupFunction, nearestFunction } from '../functions/index.ts'
import { insteadOfFunction } from '../language/functions.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { ExpressionContext } from './context.ts'
import { bindExpression } from './expressions.ts'
import { describeType, failure, insteadOrNearest } from './failures.ts'

type Call = Extract<Expression, { kind: 'call' }>

/** A call of a scalar function. An aggregate function arrives here only where it must not stand. */
export function bindCall(call: Call, context: ExpressionContext): BoundExpression {
  const [only] = call.arguments
  // `exists((a)-->(b))` is the older way to write the pattern itself as a predicate.
  if (call.name.toLowerCase() === 'exists' && only?.kind === 'pattern-predicate')
    return bindExpression(only, context)
  const definition = lookupFunction(call.name)
  if (definition === undefined) {
    if (lookupAggregate(call.name) !== undefined) throw misplacedAggregate(call, context)
    const hint = insteadOrNearest(insteadOfFunction(call.name), nearestFunction(call.name), 'SHOW FUNCTIONS')
    throw failure('UnknownFunction', `Unknown function \`${call.name}\`.`, call.nameSpan, hint)
  }
  const bound = call.arguments.map((argument) => bindExpression(argument, context))
  checkArguments(definition, call, bound)
  const types = bound.map(({ type }) => type)
  return {
    kind: 'call',
    span: call.span,
    type: resultType(definition, types),
    function: definition,
    arguments: bound,
  }
}

/** `count(*)` where it must not stand. */
export function bindCountStar(expression: Expression, context: ExpressionContext): BoundExpression {
  throw misplacedAggregate(expression, context)
}

function misplacedAggregate(expression: Expression, context: ExpressionContext): Error {
  if (context.inAggregate) {
    const message = 'An aggregate function cannot be used inside another.'
    return failure('NestedAggregation', message, expression.span, 'Compute the inner one in an earlier WITH.')
  }
  const message =
    'An aggregate function can only be used in RETURN or WITH, or in their ORDER BY where they aggregate.'
  return failure('InvalidAggregation', message, expression.span, 'Compute it in an earlier WITH.')
}

/** @throws CypherError `InvalidNumberOfArguments`, `InvalidArgumentType` */
export function checkArguments(
  definition: FunctionDefinition | AggregateDefinition,
  call: Call,
  bound: readonly BoundExpression[],
): void {
  const usage = `Call it as \`${definition.name}${definition.signature}\`.`
  if (!acceptsCount(definition, bound.length)) {
    const message = `\`${definition.name}\` takes ${arityText(definition)}, not ${bound.length}.`
    throw failure('InvalidNumberOfArguments', message, call.span, usage)
  }
  bound.forEach(({ type, span }, index) => {
    if (acceptsArgument(definition, index, type)) return
    const message = `Argument ${index + 1} of \`${definition.name}\` cannot be ${describeType(type)}.`
    throw failure('InvalidArgumentType', message, span, usage)
  })
}
