import type { LogicalOperator } from './logical.ts'

/** What an operator takes its records from; undefined of a leaf, and of a union, which has several. */
export function inputOf(operator: LogicalOperator): LogicalOperator | undefined {
  return 'input' in operator ? operator.input : undefined
}

type Filter = Extract<LogicalOperator, { kind: 'filter' }>

/** A filter and those right below it, from the lowest on, which is looked at first: they are one operator when a plan runs. */
export function filtersDownFrom(operator: Filter): readonly [Filter, ...Filter[]] {
  const filters: [Filter, ...Filter[]] = [operator]
  for (let at = operator.input; at.kind === 'filter'; at = at.input) filters.unshift(at)
  return filters
}
