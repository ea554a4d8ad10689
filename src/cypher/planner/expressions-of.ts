import { present } from '../ast/walk.ts'
import type { BoundExpression, BoundItem, BoundPattern } from '../bound/index.ts'
import { setExpressions } from '../bound/walk.ts'
import { soughtExpressions } from './index-access.ts'
import type { LogicalOperator, OperatorOf } from './logical.ts'

/** What an operator evaluates, in the order of evaluation; not what is evaluated inside it, nor how many records it wants. */
export function expressionsOf(operator: LogicalOperator): readonly BoundExpression[] {
  switch (operator.kind) {
    case 'node-seek':
      return [operator.value]
    case 'index-seek':
      return operator.accesses.flatMap(({ sought }) => soughtExpressions(sought))
    case 'variable-expand':
      return present(operator.properties)
    case 'shortest-path':
      return [
        ...present(operator.properties),
        ...operator.filters.map(({ predicate }) => predicate),
        ...operator.conditions,
      ]
    case 'filter':
      return [operator.predicate]
    case 'project':
      return operator.items.map(ofItem)
    case 'aggregate':
      return [
        ...operator.grouping.map(ofItem),
        ...operator.aggregates.flatMap((aggregate) => aggregate.arguments),
      ]
    case 'sort':
    case 'top':
      return operator.keys.map(ofItem)
    case 'unwind':
      return [operator.list]
    case 'procedure-call':
      return operator.arguments
    case 'create':
      return operator.patterns.flatMap(ofPattern)
    case 'merge':
      return [
        ...ofPattern(operator.pattern),
        ...[...operator.onCreate, ...operator.onMatch].flatMap(setExpressions),
      ]
    case 'set':
      return operator.items.flatMap(setExpressions)
    case 'remove':
      return operator.items.flatMap((item) => (item.kind === 'property' ? [item.target] : []))
    case 'delete':
      return operator.targets
    default:
      operator satisfies OperatorOf<
        | 'argument'
        | 'count-store'
        | 'node-scan'
        | 'node-check'
        | 'expand'
        | 'expand-into'
        | 'expand-bound'
        | 'path'
        | 'optional'
        | 'apply'
        | 'distinct'
        | 'skip'
        | 'limit'
        | 'eager'
        | 'union'
      >
      return []
  }
}

function ofItem({ expression }: Pick<BoundItem, 'expression'>): BoundExpression {
  return expression
}

function ofPattern({ nodes, relationships }: BoundPattern): readonly BoundExpression[] {
  return [...nodes, ...relationships].flatMap(({ properties }) => present(properties))
}
