import { expressionsOf } from '../planner/expressions-of.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { InnerOperator, Required } from './required.ts'

/**
 * What an operator evaluates for each record of its input and cannot pause within, so that it is evaluated below it where
 * it may be long. Filters, projections, UNWIND and clauses that write see to theirs themselves.
 *
 * @param required what is read above the operator: what is not is not evaluated
 */
export function evaluatedBefore(operator: InnerOperator, required: Required): readonly BoundExpression[] {
  switch (operator.kind) {
    case 'node-seek':
    case 'index-seek':
    case 'variable-expand':
    case 'sort':
    case 'top':
    case 'procedure-call':
      return expressionsOf(operator)
    case 'shortest-path':
      return operator.properties === undefined ? [] : [operator.properties]
    case 'aggregate':
      return operator.aggregates
        .filter((aggregate) => required.has(aggregate.variable))
        .flatMap((aggregate) => aggregate.arguments)
    default:
      return []
  }
}
