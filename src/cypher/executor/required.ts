import { unreachable } from '../../model/unreachable.ts'
import type { BoundExpression, Variable } from '../binder/bound.ts'
import type { LogicalOperator } from '../planner/logical.ts'
import {
  patternReads,
  readBySearch,
  readByWalk,
  reads,
  removeReads,
  setReads,
  variablesRead,
} from '../planner/reads.ts'
import { collectVariables } from '../planner/walk.ts'

export type Required = ReadonlySet<Variable>

/** An operator with one input. */
export type InnerOperator = Exclude<LogicalOperator, { kind: 'argument' | 'count-store' | 'union' }>

/** Whether an operator has one input; the others are where a chain of inputs ends. */
export function isInner(operator: LogicalOperator): operator is InnerOperator {
  return operator.kind !== 'argument' && operator.kind !== 'count-store' && operator.kind !== 'union'
}

/** What an operator needs from its input where `required` is read above it. Cost: linear in both. */
export function requiredBelow(operator: InnerOperator, required: Required): Required {
  switch (operator.kind) {
    case 'node-scan':
    case 'skip':
    case 'limit':
    case 'eager':
      return required
    case 'node-seek':
      return union(required, reads(operator.value))
    case 'node-check':
      return union(required, [operator.variable])
    case 'expand':
      return union(required, readByWalk(operator.walk))
    case 'expand-into':
      return union(required, readByWalk(operator.walk), [operator.walk.to])
    case 'expand-bound':
      return union(required, readByWalk(operator.walk), [operator.walk.to, operator.walk.relationship])
    case 'variable-expand': {
      const { walk, properties } = operator
      return union(required, readByWalk(walk), [walk.to, walk.relationship], reads(properties))
    }
    case 'shortest-path': {
      const { walk, properties } = operator
      return union(required, readBySearch(operator), readByWalk(walk), [walk.to], reads(properties))
    }
    case 'path': {
      const { variable, nodes, relationships } = operator.path
      return required.has(variable) ? union(required, nodes, relationships) : required
    }
    case 'filter':
      return union(required, reads(operator.predicate))
    case 'optional':
    case 'apply':
      return union(required, variablesRead(operator.inner))
    case 'project': {
      const items = operator.items.filter((item) => required.has(item.variable))
      return readBy(required, items, (item) => item.expression)
    }
    case 'aggregate': {
      const aggregates = operator.aggregates.filter((aggregate) => required.has(aggregate.variable))
      const expressions = [
        ...operator.grouping.map((item) => item.expression),
        ...aggregates.flatMap((aggregate) => aggregate.arguments),
      ]
      return readBy(new Set(), expressions, (expression) => expression)
    }
    case 'distinct':
      return union(required, operator.variables)
    case 'sort':
    case 'top':
      return readBy(required, operator.keys, (key) => key.expression)
    case 'unwind':
      return union(required, reads(operator.list))
    case 'procedure-call':
      return union(required, ...operator.arguments.map(reads))
    case 'create':
      return union(required, ...operator.patterns.map(patternReads))
    case 'merge':
      return union(
        required,
        patternReads(operator.pattern),
        setReads([...operator.onCreate, ...operator.onMatch]),
        variablesRead(operator.inner),
      )
    case 'set':
      return union(required, setReads(operator.items))
    case 'remove':
      return union(required, removeReads(operator.items))
    case 'delete':
      return readBy(required, operator.targets, (target) => target)
    default:
      return unreachable(operator)
  }
}

function readBy<Item>(
  required: Required,
  items: readonly Item[],
  expressionOf: (item: Item) => BoundExpression,
): Set<Variable> {
  const all = new Set(required)
  for (const item of items) collectVariables(expressionOf(item), all)
  return all
}

function union(required: Required, ...more: Iterable<Variable>[]): Set<Variable> {
  const all = new Set(required)
  for (const variables of more) for (const variable of variables) all.add(variable)
  return all
}
