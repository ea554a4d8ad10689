import type { Expression } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Scope } from './scope.ts'

/** What binding an expression needs to know. */
export interface ExpressionContext {
  readonly scope: Scope
  /** Inside the arguments of an aggregate function, where no other may stand. */
  readonly inAggregate: boolean
  /** Takes the place of an expression: aggregates, and what a projection with aggregates groups by. */
  readonly replace:
    ((expression: Expression, context: ExpressionContext) => BoundExpression | undefined) | undefined
}

/** A context in which aggregate functions are errors. */
export function plainContext(scope: Scope): ExpressionContext {
  return { scope, inAggregate: false, replace: undefined }
}
