import type { LogicalOperator } from '../logical.ts'
import type { Rewrite } from './rewrite.ts'
import { bottomUp } from './tree.ts'

type Counted = Extract<LogicalOperator, { kind: 'count-store' }>['counted']

/** Answers `count(*)` and `count(n)` of all nodes of a label, or all relationships of a type, from the exact counts. */
export const countStore: Rewrite = {
  name: 'count-store',
  apply: (root) =>
    bottomUp(root, (operator) => {
      if (operator.kind !== 'aggregate' || operator.grouping.length > 0 || operator.aggregates.length !== 1)
        return operator
      const [{ function: definition, variable, distinct, arguments: arguments_ }] = operator.aggregates
      if (definition.counts !== true || distinct || arguments_.length > 1) return operator
      const found = countedBy(operator.input)
      if (found === undefined) return operator
      const [argument] = arguments_
      // What a match has bound is never null, so counting it counts the records.
      if (
        argument !== undefined &&
        (argument.kind !== 'variable' || !found.bound.includes(argument.variable))
      )
        return operator
      return { kind: 'count-store', variable, counted: found.counted }
    }),
}

function countedBy(operator: LogicalOperator): { counted: Counted; bound: readonly unknown[] } | undefined {
  if (operator.kind === 'node-scan' && operator.input.kind === 'argument' && operator.labels.length <= 1)
    return { counted: { kind: 'nodes', label: operator.labels[0] }, bound: [operator.variable] }
  if (
    operator.kind !== 'expand' ||
    operator.walk.direction === 'both' ||
    operator.walk.distinctFrom.length > 0
  )
    return undefined
  const { input, walk, labels } = operator
  if (
    input.kind !== 'node-scan' ||
    input.input.kind !== 'argument' ||
    input.labels.length > 1 ||
    labels.length > 1
  )
    return undefined
  if (new Set(walk.types).size !== walk.types.length) return undefined
  const [start, end] =
    walk.direction === 'outgoing' ? [input.labels[0], labels[0]] : [labels[0], input.labels[0]]
  return {
    counted: { kind: 'relationships', start, types: walk.types, end },
    bound: [walk.from, walk.to, walk.relationship],
  }
}
