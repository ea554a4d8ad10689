import { unreachable } from '../../model/unreachable.ts'
import type {
  BoundExpression,
  BoundItem,
  BoundPattern,
  BoundRemoveItem,
  BoundSetItem,
  Variable,
} from '../bound/index.ts'
import { soughtExpressions } from './index-access.ts'
import type { LogicalOperator, Walk } from './logical.ts'
import { collectVariables, setExpressions } from '../bound/walk.ts'

/** The variables that an expression reads; none where there is none. */
export function reads(expression: BoundExpression | undefined): Set<Variable> {
  const variables = new Set<Variable>()
  if (expression !== undefined) collectVariables(expression, variables)
  return variables
}

/** What a walk needs from before it. */
export function readByWalk(walk: Walk): Variable[] {
  return [walk.from, ...walk.distinctFrom]
}

/** What a search for a shortest path reads besides its ends; a superset that holds what it finds. */
export function readBySearch(search: Extract<LogicalOperator, { kind: 'shortest-path' }>): Set<Variable> {
  const variables = new Set(search.paths.flatMap(({ nodes }) => nodes))
  for (const { predicate } of search.filters) collectVariables(predicate, variables)
  for (const condition of search.conditions) collectVariables(condition, variables)
  return variables
}

/** What CREATE or MERGE of a pattern reads; a superset that holds the ends of its relationships. */
export function patternReads(pattern: BoundPattern): Set<Variable> {
  const variables = new Set<Variable>()
  for (const node of pattern.nodes) {
    if (node.bound) variables.add(node.variable)
    if (node.properties !== undefined) collectVariables(node.properties, variables)
  }
  for (const relationship of pattern.relationships) {
    variables.add(relationship.left).add(relationship.right)
    if (relationship.properties !== undefined) collectVariables(relationship.properties, variables)
  }
  return variables
}

/** What SET items read. */
export function setReads(items: readonly BoundSetItem[]): Set<Variable> {
  const variables = new Set<Variable>()
  for (const item of items) {
    if (item.kind !== 'property') variables.add(item.target)
    for (const expression of setExpressions(item)) collectVariables(expression, variables)
  }
  return variables
}

/** What REMOVE items read. */
export function removeReads(items: readonly BoundRemoveItem[]): Set<Variable> {
  const variables = new Set<Variable>()
  for (const item of items) {
    if (item.kind === 'property') collectVariables(item.target, variables)
    else variables.add(item.target)
  }
  return variables
}

/** Every variable that a plan mentions: a superset of what it reads from its argument. */
export function variablesRead(operator: LogicalOperator): Set<Variable> {
  const variables = new Set<Variable>()
  const add = (...found: Iterable<Variable>[]): void => {
    for (const set of found) for (const variable of set) variables.add(variable)
  }
  const addItems = (items: readonly BoundItem[]): void => {
    for (const item of items) collectVariables(item.expression, variables)
  }
  for (let at = operator; ; at = at.input) {
    switch (at.kind) {
      case 'argument':
      case 'count-store':
        return variables
      case 'node-scan':
      case 'limit':
      case 'skip':
      case 'eager':
        break
      case 'node-seek':
        add(reads(at.value))
        break
      case 'index-seek':
        for (const { sought } of at.accesses) add(...soughtExpressions(sought).map(reads))
        break
      case 'node-check':
        add([at.variable])
        break
      case 'expand':
      case 'expand-into':
      case 'expand-bound':
      case 'variable-expand':
      case 'shortest-path':
        add(readByWalk(at.walk), [at.walk.to, at.walk.relationship])
        if (at.kind === 'variable-expand' || at.kind === 'shortest-path') add(reads(at.properties))
        if (at.kind === 'shortest-path') add(readBySearch(at))
        break
      case 'path':
        add(at.path.nodes, at.path.relationships)
        break
      case 'filter':
        add(reads(at.predicate))
        break
      case 'optional':
      case 'apply':
        add(variablesRead(at.inner))
        break
      case 'project':
        addItems(at.items)
        break
      case 'aggregate':
        addItems(at.grouping)
        for (const aggregate of at.aggregates) add(...aggregate.arguments.map(reads))
        break
      case 'distinct':
        add(at.variables)
        break
      case 'sort':
      case 'top':
        for (const key of at.keys) collectVariables(key.expression, variables)
        break
      case 'unwind':
        add(reads(at.list))
        break
      case 'procedure-call':
        add(...at.arguments.map(reads))
        break
      case 'union':
        for (const branch of at.branches) add(branch.results, variablesRead(branch.input))
        return variables
      case 'create':
        add(...at.patterns.map(patternReads))
        break
      case 'merge':
        add(patternReads(at.pattern), variablesRead(at.inner), setReads([...at.onCreate, ...at.onMatch]))
        break
      case 'set':
        add(setReads(at.items))
        break
      case 'remove':
        add(removeReads(at.items))
        break
      case 'delete':
        for (const target of at.targets) collectVariables(target, variables)
        break
      default:
        unreachable(at)
    }
  }
}
