import type { Expression } from '../ast/index.ts'
import { someExpression } from '../ast/walk.ts'
import { lookupAggregate } from '../functions/index.ts'

/** Whether an expression calls an aggregate function, directly or deep inside. */
export function containsAggregate(expression: Expression): boolean {
  return someExpression(expression, isAggregate)
}

/** Whether an expression is itself the call of an aggregate function. */
export function isAggregate(
  expression: Expression,
): expression is Extract<Expression, { kind: 'call' | 'count-star' }> {
  return (
    expression.kind === 'count-star' ||
    (expression.kind === 'call' && lookupAggregate(expression.name) !== undefined)
  )
}
