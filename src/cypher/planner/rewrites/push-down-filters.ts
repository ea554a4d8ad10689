import type { Variable } from '../../binder/bound.ts'
import { variablesOf } from '../walk.ts'
import type { LogicalOperator } from '../logical.ts'
import type { Rewrite } from './rewrite.ts'
import { bottomUp } from './tree.ts'

/** Moves a filter below projections, sorts and optional matches whose results it does not read. */
export const pushDownFilters: Rewrite = {
  name: 'push-down-filters',
  apply: (root) => bottomUp(root, (operator) => (operator.kind === 'filter' ? sink(operator) : operator)),
}

type Passed = Extract<LogicalOperator, { kind: 'project' | 'optional' | 'sort' }>

function sink(filter: Extract<LogicalOperator, { kind: 'filter' }>): LogicalOperator {
  const reads = variablesOf(filter.predicate)
  const passed: Passed[] = []
  let below = filter.input
  while (letsThrough(below, reads)) {
    passed.push(below)
    below = below.input
  }
  if (passed.length === 0) return filter
  let operator: LogicalOperator = { ...filter, input: below }
  for (let above = passed.pop(); above !== undefined; above = passed.pop())
    operator = { ...above, input: operator }
  return operator
}

function letsThrough(below: LogicalOperator, reads: ReadonlySet<Variable>): below is Passed {
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
  return made !== undefined && !made.some((variable) => reads.has(variable))
}
