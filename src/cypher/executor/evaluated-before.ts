import { soughtExpressions } from '../planner/index-access.ts'
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
      return [operator.value]
    case 'index-seek':
      return operator.accesses.flatMap(({ sought }) => soughtExpressions(sought))
    case 'variable-expand':
    case 'shortest-path':
      return operator.properties === undefined ? [] : [operator.properties]
    case 'aggregate':
      return operator.aggregates
        .filter((aggregate) => required.has(aggregate.variable))
        .flatMap((aggregate) => aggregate.arguments)
    case 'sort':
    case 'top':
      return operator.keys.map((key) => key.expression)
    case 'procedure-call':
      return operator.arguments
    default:
      return []
  }
}
