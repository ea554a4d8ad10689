import { unreachable } from '../../model/unreachable.ts'
import type { Clause, Query, SingleQuery } from '../ast/index.ts'
import type { BoundClause, BoundQuery, BoundSingleQuery, Variable } from './bound.ts'
import { plainContext } from './context.ts'
import { bindExpression, bindPredicate } from './expressions.ts'
import { failure } from './failures.ts'
import { bindPattern } from './patterns.ts'
import { bindProjection } from './projections.ts'
import { declare, Scope } from './scope.ts'
import { elementType } from './types.ts'
import { bindDeleted, bindRemoveItems, bindSetItems } from './updates.ts'

interface BoundPart extends BoundSingleQuery {
  readonly columns: readonly string[]
  readonly writes: boolean
}

/** Binds a query whose clauses begin with the variables of `scope`. */
export function bindQueryIn(query: Query, scope: Scope, isCall = false): BoundQuery {
  const parts = query.parts.map((part) => bindSingleQuery(part, startScope(part, scope, isCall), isCall))
  const columns = parts[0]?.columns ?? []
  const [union, ...others] = query.unions
  for (const other of others) {
    if (other.all !== union?.all) {
      const hint = 'Use the same of the two everywhere.'
      throw failure('InvalidClauseComposition', 'UNION and UNION ALL cannot be mixed.', other.span, hint)
    }
  }
  parts.forEach((part, index) => {
    if (part.columns.join('\0') === columns.join('\0')) return
    const message = `The queries of a UNION need the same columns: ${columns.join(', ')} and ${part.columns.join(', ')}.`
    throw failure(
      'DifferentColumnsInUnion',
      message,
      query.parts[index]?.span ?? query.span,
      'Name them alike with AS.',
    )
  })
  return {
    parts: parts.map(({ clauses, results }) => ({ clauses, results })),
    union: union === undefined ? undefined : union.all ? 'all' : 'distinct',
    columns,
    writes: parts.some(({ writes }) => writes),
  }
}

/** `CALL { ... }` sees only what a WITH at its beginning names; other subqueries see everything. */
function startScope(part: SingleQuery, scope: Scope, isCall: boolean): Scope {
  if (!isCall) return scope
  const [first] = part.clauses
  return first?.kind === 'with' ? scope : new Scope()
}

function bindSingleQuery(query: SingleQuery, start: Scope, isCall: boolean): BoundPart {
  const clauses: BoundClause[] = []
  let scope = start
  let results: readonly Variable[] = []
  let writes = false
  for (const clause of query.clauses) {
    const bound = bindClause(clause, scope)
    clauses.push(bound.clause)
    // Behind its importing WITH the query of a CALL sees nothing of what is around it.
    scope = isCall && clauses.length === 1 ? new Scope(bound.scope.variables) : bound.scope
    results = bound.results ?? []
    writes ||= isWriting(bound.clause)
  }
  return { clauses, results, columns: results.map(({ name }) => name), writes }
}

function isWriting(clause: BoundClause): boolean {
  switch (clause.kind) {
    case 'match':
    case 'unwind':
    case 'projection':
      return false
    case 'call-subquery':
      return clause.query.writes
    case 'create':
    case 'merge':
    case 'set':
    case 'remove':
    case 'delete':
      return true
    default:
      return unreachable(clause)
  }
}

interface ClauseResult {
  readonly clause: BoundClause
  readonly scope: Scope
  /** Of RETURN. */
  readonly results?: readonly Variable[]
}

function bindClause(clause: Clause, scope: Scope): ClauseResult {
  const { span } = clause
  switch (clause.kind) {
    case 'match': {
      const bound = bindPattern(clause.pattern, scope, 'match')
      const where = clause.where === undefined ? [] : [bindPredicate(clause.where, bound.scope)]
      const predicates = [...bound.predicates, ...where]
      const { optional } = clause
      return {
        clause: { kind: 'match', span, optional, pattern: bound.pattern, predicates },
        scope: bound.scope,
      }
    }
    case 'unwind': {
      const list = bindExpression(clause.list, plainContext(scope))
      const type = list.type.kind === 'list' ? elementType(list.type) : list.type
      const variable = declare(clause.variable, type, scope)
      return { clause: { kind: 'unwind', span, list, variable }, scope: scope.with([variable]) }
    }
    case 'with': {
      const bound = bindProjection('with', clause.body, clause.where, span, scope)
      return { clause: bound.clause, scope: bound.scope }
    }
    case 'return': {
      const bound = bindProjection('return', clause.body, undefined, span, scope)
      return { clause: bound.clause, scope: bound.scope, results: bound.variables }
    }
    case 'create': {
      const bound = bindPattern(clause.pattern, scope, 'create')
      return { clause: { kind: 'create', span, pattern: bound.pattern }, scope: bound.scope }
    }
    case 'merge': {
      const bound = bindPattern({ span: clause.part.span, parts: [clause.part] }, scope, 'merge')
      const onCreate = bindSetItems(clause.onCreate, bound.scope)
      const onMatch = bindSetItems(clause.onMatch, bound.scope)
      return {
        clause: { kind: 'merge', span, pattern: bound.pattern, onCreate, onMatch },
        scope: bound.scope,
      }
    }
    case 'set':
      return { clause: { kind: 'set', span, items: bindSetItems(clause.items, scope) }, scope }
    case 'remove':
      return { clause: { kind: 'remove', span, items: bindRemoveItems(clause.items, scope) }, scope }
    case 'delete': {
      const targets = clause.targets.map((target) => bindDeleted(target, scope))
      return { clause: { kind: 'delete', span, detach: clause.detach, targets }, scope }
    }
    case 'call-subquery':
      return bindCallSubquery(clause.query, span, scope)
    case 'call': {
      const message = `There is no procedure \`${clause.procedure.name}\`.`
      throw failure('ProcedureNotFound', message, clause.procedure.span, undefined, 'ProcedureError')
    }
    default:
      return unreachable(clause)
  }
}

function bindCallSubquery(query: Query, span: Clause['span'], scope: Scope): ClauseResult {
  const inner = scope.subquery()
  const bound = bindQueryIn(query, inner, true)
  const types = bound.parts[0]?.results.map(({ type }) => type) ?? []
  const results = bound.columns.map((name, index) => {
    return declare({ name, span }, types[index] ?? { kind: 'any' }, scope)
  })
  const clause: BoundClause = {
    kind: 'call-subquery',
    span,
    query: bound,
    imports: [...inner.imports],
    results,
  }
  return { clause, scope: scope.with(results) }
}
