import { variablesOf } from '../walk.ts'
import type { LogicalOperator } from '../logical.ts'
import type { Rewrite } from './rewrite.ts'
import { bottomUp } from './tree.ts'

/** Moves a filter below projections, sorts and optional matches whose results it does not read. */
export const pushDownFilters: Rewrite = {
  name: 'push-down-filters',
  apply: (root) => bottomUp(root, (operator) => (operator.kind === 'filter' ? sink(operator) : operator)),
}

function sink(filter: Extract<LogicalOperator, { kind: 'filter' }>): LogicalOperator {
  const below = filter.input
  const reads = variablesOf(filter.predicate)
  const made =
    below.kind === 'project'
      ? below.items
          .filter((item) => item.expression.kind !== 'variable' || item.expression.variable !== item.variable)
          .map((item) => item.variable)
      : below.kind === 'optional'
        ? below.introduced
        : below.kind === 'sort'
          ? []
          : undefined
  if (made === undefined || made.some((variable) => reads.has(variable))) return filter
  if (below.kind !== 'project' && below.kind !== 'optional' && below.kind !== 'sort') return filter
  return { ...below, input: sink({ ...filter, input: below.input }) }
}
