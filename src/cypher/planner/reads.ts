import type { BoundPattern, BoundSetItem, Variable } from '../bound/index.ts'
import { collectVariables } from '../bound/walk.ts'
import { expressionsOf } from './expressions-of.ts'
import type { LogicalOperator, OperatorOf } from './logical.ts'
import { inputOf } from './operators.ts'

/** What an operator reads from its input; of a pattern that is made, a superset that holds the ends of its relationships. */
export function readsOf(operator: LogicalOperator): Set<Variable> {
  const variables = new Set(readByName(operator))
  for (const expression of expressionsOf(operator)) collectVariables(expression, variables)
  return variables
}

/** What it reads besides its expressions. */
function readByName(operator: LogicalOperator): Iterable<Variable> {
  switch (operator.kind) {
    case 'node-check':
      return [operator.variable]
    case 'expand':
      return [operator.walk.from, ...operator.walk.distinctFrom]
    case 'expand-into':
    case 'expand-bound':
    case 'variable-expand':
    case 'shortest-path': {
      const { from, to, relationship, distinctFrom } = operator.walk
      const ends = [from, ...distinctFrom, to]
      if (operator.kind === 'expand-into') return ends
      if (operator.kind === 'shortest-path') return [...ends, ...operator.paths.flatMap(({ nodes }) => nodes)]
      return [...ends, relationship]
    }
    case 'path':
      return [...operator.path.nodes, ...operator.path.relationships]
    case 'optional':
    case 'apply':
      return variablesRead(operator.inner)
    case 'distinct':
      return operator.variables
    case 'union':
      return operator.branches.flatMap(({ input, results }) => [...results, ...variablesRead(input)])
    case 'create':
      return operator.patterns.flatMap(readByPattern)
    case 'merge':
      return [
        ...readByPattern(operator.pattern),
        ...[...operator.onCreate, ...operator.onMatch].flatMap(changedBy),
        ...variablesRead(operator.inner),
      ]
    case 'set':
      return operator.items.flatMap(changedBy)
    case 'remove':
      return operator.items.flatMap((item) => (item.kind === 'property' ? [] : [item.target]))
    default:
      operator satisfies OperatorOf<
        | 'argument'
        | 'count-store'
        | 'node-scan'
        | 'node-seek'
        | 'index-seek'
        | 'filter'
        | 'project'
        | 'aggregate'
        | 'sort'
        | 'top'
        | 'skip'
        | 'limit'
        | 'unwind'
        | 'procedure-call'
        | 'eager'
        | 'delete'
      >
      return []
  }
}

function readByPattern({ nodes, relationships }: BoundPattern): readonly Variable[] {
  return [
    ...nodes.filter(({ bound }) => bound).map(({ variable }) => variable),
    ...relationships.flatMap(({ left, right }) => [left, right]),
  ]
}

function changedBy(item: BoundSetItem): readonly Variable[] {
  return item.kind === 'property' ? [] : [item.target]
}

/** Every variable that an operator of a plan reads from its input: a superset of what the plan reads from its argument. */
function variablesRead(plan: LogicalOperator): Set<Variable> {
  const variables = new Set<Variable>()
  for (let at: LogicalOperator | undefined = plan; at !== undefined; at = inputOf(at))
    for (const variable of readsOf(at)) variables.add(variable)
  return variables
}
