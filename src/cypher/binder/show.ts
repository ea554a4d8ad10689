import type { Clause, Expression, ProjectionBody, ProjectionItem } from '../ast/index.ts'
import { nearestName } from '../../model/nearest-name.ts'
import type { ShowTable } from '../procedures/show/show-table.ts'
import type { BoundClause, Variable } from '../bound/index.ts'
import { bindPredicate } from './expressions.ts'
import { failure } from './failures.ts'
import { bindProjection } from './projections.ts'
import type { Scope } from './scope.ts'

type Show = Extract<Clause, { kind: 'show' }>

/**
 * Binds SHOW as a call of its table and projections: what YIELD names with its ORDER BY, SKIP and LIMIT, then WHERE, then
 * RETURN.
 *
 * @throws CypherError SyntaxError `UnknownColumn` and those of projections
 */
export function bindShow(
  show: Show,
  scope: Scope,
): { readonly clauses: readonly BoundClause[]; readonly variables: readonly Variable[] } {
  const { span } = show
  const table = scope.procedures.tables[show.subject]
  const listed = table.columns.map(({ name, type }): Variable => ({ name, type }))
  const inside = scope.with(listed)
  const call: BoundClause = {
    kind: 'procedure-call',
    span,
    procedure: table,
    arguments: [],
    results: listed.map((variable, column) => ({ column, variable })),
    where: show.which === 'all' ? undefined : bindPredicate(isListed(show), inside),
  }
  const items = yieldedItems(show, table)
  const names = items.map(({ alias, text }) => alias?.name ?? text)
  const columns = projectionOf(
    names.map((name) => itemOf(name, span)),
    span,
  )
  const body = show.order === undefined ? projectionOf(items, span) : { ...show.order, star: false, items }
  const yielded = bindProjection('with', body, undefined, span, inside)
  const kept = bindProjection('with', columns, show.where, span, yielded.scope)
  const { returns } = show
  // `*` keeps the order of YIELD.
  const last =
    returns === undefined
      ? columns
      : returns.star
        ? { ...returns, star: false, items: [...columns.items, ...returns.items] }
        : returns
  const result = bindProjection('return', last, undefined, span, kept.scope)
  return { clauses: [call, yielded.clause, kept.clause, result.clause], variables: result.variables }
}

function yieldedItems({ span, yields }: Show, table: ShowTable): readonly ProjectionItem[] {
  const names = table.columns.map(({ name }) => name)
  if (yields === undefined || yields === 'all') {
    return (yields === undefined ? table.brief : names).map((name) => itemOf(name, span))
  }
  return yields.map(({ field, alias }) => {
    if (names.includes(field.name)) return { ...itemOf(field.name, field.span), alias }
    const near = nearestName(field.name, names)
    const hint = near === undefined ? `It has ${names.join(', ')}.` : `Did you mean \`${near}\`?`
    throw failure('UnknownColumn', `${table.name} has no column \`${field.name}\`.`, field.span, hint)
  })
}

function itemOf(name: string, span: Show['span']): ProjectionItem {
  return { span, expression: { kind: 'variable', span, name }, alias: undefined, text: name }
}

function projectionOf(items: readonly ProjectionItem[], span: Show['span']): ProjectionBody {
  return { span, distinct: false, star: false, items, orderBy: [], skip: undefined, limit: undefined }
}

/** What the words between SHOW and its subject say of a record. */
function isListed({ span, which }: Show): Expression {
  if (typeof which === 'object') {
    const items = which.types.map((value): Expression => ({ kind: 'string', span, value }))
    const left: Expression = { kind: 'variable', span, name: 'type' }
    return { kind: 'binary', span, operator: 'in', left, right: { kind: 'list', span, items } }
  }
  const variable: Expression = { kind: 'variable', span, name: 'isBuiltIn' }
  return which === 'built-in' ? variable : { kind: 'unary', span, operator: 'not', operand: variable }
}
