import type { Clause, Expression, Identifier, RemoveItem, SetItem } from '../ast/index.ts'
import { someExpression } from '../ast/walk.ts'
import type { BoundExpression, BoundRemoveItem, BoundSetItem, Variable } from '../bound/index.ts'
import { plainContext } from './context.ts'
import { bindExpression } from './expressions.ts'
import { failure, wrongType } from './failures.ts'
import type { Scope } from './scope.ts'
import { mayBe } from '../types/relations.ts'

/** The items of SET. */
export function bindSetItems(items: readonly SetItem[], scope: Scope): readonly BoundSetItem[] {
  const bind = (expression: Expression) => bindExpression(expression, plainContext(scope))
  return items.map((item): BoundSetItem => {
    const { span } = item
    if (item.kind === 'property') {
      const target = requireEntity(bind(item.target), 'The target of SET')
      return { kind: 'property', span, target, key: item.key, value: bind(item.value) }
    }
    const target = entityVariable(item.target, scope, 'The target of SET')
    if (item.kind === 'labels') return { kind: 'labels', span, target, labels: item.labels }
    const value = bind(item.value)
    if (!mayBe(value.type, 'map', 'node', 'relationship')) {
      throw wrongType('The value that SET copies', 'a map, node or relationship', value.type, value.span)
    }
    return { kind: item.kind, span, target, value }
  })
}

/** The items of REMOVE. */
export function bindRemoveItems(items: readonly RemoveItem[], scope: Scope): readonly BoundRemoveItem[] {
  return items.map((item): BoundRemoveItem => {
    const { span } = item
    if (item.kind === 'labels') {
      const target = entityVariable(item.target, scope, 'The target of REMOVE')
      return { kind: 'labels', span, target, labels: item.labels }
    }
    const target = requireEntity(bindExpression(item.target, plainContext(scope)), 'The target of REMOVE')
    return { kind: 'property', span, target, key: item.key }
  })
}

/**
 * What MERGE makes for one record the next one finds, so that there is no graph for a subquery to be asked of.
 * @throws CypherError `InvalidClauseComposition` where one stands anywhere in the clause
 */
export function refuseSubqueries({ part, onCreate, onMatch }: Extract<Clause, { kind: 'merge' }>): void {
  const properties = [...part.nodes, ...part.relationships].map((element) => element.properties)
  const values = [...onCreate, ...onMatch].flatMap((item) => [
    item.kind === 'property' ? item.target : undefined,
    item.kind === 'labels' ? undefined : item.value,
  ])
  for (const expression of [...properties, ...values])
    if (expression !== undefined) someExpression(expression, refuseSubquery)
}

function refuseSubquery(expression: Expression): boolean {
  if (expression.kind !== 'subquery') return false
  const message = `${expression.form.toUpperCase()} { ... } cannot be used in MERGE.`
  const hint = 'Compute it in an earlier WITH.'
  throw failure('InvalidClauseComposition', message, expression.span, hint)
}

/** What DELETE takes away: nodes, relationships and paths. */
export function bindDeleted(expression: Expression, scope: Scope): BoundExpression {
  if (expression.kind === 'has-labels') {
    const hint = 'To remove a label, write `REMOVE n:Label`.'
    throw failure(
      'InvalidDelete',
      'DELETE takes nodes, relationships and paths, not labels.',
      expression.span,
      hint,
    )
  }
  const bound = bindExpression(expression, plainContext(scope))
  if (mayBe(bound.type, 'node', 'relationship', 'path')) return bound
  throw wrongType('The operand of DELETE', 'a node, relationship or path', bound.type, bound.span)
}

function entityVariable({ name, span }: Identifier, scope: Scope, what: string): Variable {
  const variable = scope.get(name, span)
  if (mayBe(variable.type, 'node', 'relationship')) return variable
  throw wrongType(what, 'a node or relationship', variable.type, span)
}

function requireEntity(target: BoundExpression, what: string): BoundExpression {
  if (mayBe(target.type, 'node', 'relationship', 'map')) return target
  throw wrongType(what, 'a node or relationship', target.type, target.span)
}
