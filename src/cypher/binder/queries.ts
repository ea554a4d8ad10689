import type { Span } from '../../errors.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Clause, Identifier, Query, SingleQuery } from '../ast/index.ts'
import type { BoundClause, BoundPattern, BoundQuery, BoundSingleQuery, Variable } from '../bound/index.ts'
import { plainContext } from './context.ts'
import { bindExpression, bindPredicate } from './expressions.ts'
import { failure } from './failures.ts'
import { bindPattern } from './patterns.ts'
import { bindProcedureCall } from './procedures.ts'
import { bindProjection, requireAliases } from './projections.ts'
import { bindSchemaCommand } from './schema.ts'
import { alreadyBound, declare, type Scope } from './scope.ts'
import { bindShow } from './show.ts'
import { elementOf } from '../types/type.ts'
import { bindDeleted, bindRemoveItems, bindSetItems, refuseSubqueries } from './updates.ts'
import { writesGraph } from '../bound/writes-graph.ts'

interface BoundPart extends BoundSingleQuery {
  readonly columns: readonly string[]
  readonly writes: boolean
}

/**
 * Where a query stands: in a CALL without parentheses it sees only what its importing WITH names, in one with them, and
 * inside an expression, all that is around it.
 */
type Place = 'statement' | 'call' | 'importing-call' | 'subquery'

/** Binds a query whose clauses begin with the variables of `scope`. */
export function bindQueryIn(query: Query, scope: Scope, place: Place = 'subquery'): BoundQuery {
  const parts = query.parts.map((part) => bindSingleQuery(part, startScope(part, scope, place), place))
  const columns = parts[0]?.columns ?? []
  const [union, ...others] = query.unions
  for (const other of others) {
    if (other.all !== union?.all) {
      const hint = 'Use one of the two throughout.'
      throw failure('InvalidClauseComposition', 'UNION and UNION ALL cannot be mixed.', other.span, hint)
    }
  }
  return {
    parts: parts.map((part, index) => ({
      clauses: part.clauses,
      results: inOrder(part, columns, query.parts[index]?.span ?? query.span),
    })),
    union: union === undefined ? undefined : union.all ? 'all' : 'distinct',
    columns,
    writes: parts.some(({ writes }) => writes),
  }
}

/** What a query of a UNION returns, in the order of its first: columns go by their names. */
function inOrder({ results }: BoundPart, columns: readonly string[], at: Span): readonly Variable[] {
  const byName = new Map(results.map((variable) => [variable.name, variable]))
  const ordered = columns.flatMap((name) => byName.get(name) ?? [])
  if (ordered.length === columns.length && results.length === columns.length) return ordered
  const message = `The queries of a UNION need the same columns: ${columns.join(', ')} and ${[...byName.keys()].join(', ')}.`
  throw failure('DifferentColumnsInUnion', message, at, 'Give them the same names with AS.')
}

function startScope(part: SingleQuery, scope: Scope, place: Place): Scope {
  return place === 'call' && part.clauses[0]?.kind !== 'with' ? scope.alone() : scope
}

function bindSingleQuery(query: SingleQuery, start: Scope, place: Place): BoundPart {
  const [first] = query.clauses
  if (first?.kind === 'show') {
    const { clauses, variables } = bindShow(first, start)
    return { clauses, results: variables, columns: variables.map(({ name }) => name), writes: false }
  }
  if (first?.kind === 'schema')
    return { clauses: [bindSchemaCommand(first, start)], results: [], columns: [], writes: true }
  const clauses: BoundClause[] = []
  let scope = start
  let results: readonly Variable[] = []
  let writes = false
  const isCall = place === 'call' || place === 'importing-call'
  const standalone = place === 'statement' && query.clauses.length === 1
  for (const clause of query.clauses.flatMap(coreClauses)) {
    const bound = bindClause(clause, scope, standalone)
    if (clause.kind === 'return' && isCall) requireAliases(clause.body, 'the RETURN of a CALL')
    clauses.push(bound.clause)
    // Behind its importing WITH the query of a CALL sees nothing of what is around it.
    const isImport = place === 'call' && clauses.length === 1
    scope = isImport ? bound.scope.alone(bound.scope.variables) : bound.scope
    results = bound.results ?? []
    writes ||= writesGraph(bound.clause)
  }
  return { clauses, results, columns: results.map(({ name }) => name), writes }
}

type CoreClause = Exclude<Clause, { kind: 'finish' | 'show' | 'schema' }>

/** FINISH does nothing but end a query without RETURN; SHOW and what is about indexes or constraints are queries of their own. */
function coreClauses(clause: Clause): readonly CoreClause[] {
  return clause.kind === 'finish' || clause.kind === 'show' || clause.kind === 'schema' ? [] : [clause]
}

interface ClauseResult {
  readonly clause: BoundClause
  readonly scope: Scope
  /** Of RETURN, and of a CALL that stands alone. */
  readonly results?: readonly Variable[]
}

function bindClause(clause: CoreClause, scope: Scope, standalone: boolean): ClauseResult {
  const { span } = clause
  scope.work.spend(1)
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
      const type = list.type.kind === 'list' ? elementOf(list.type) : list.type
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
      const patterns: BoundPattern[] = []
      let after = scope
      for (const part of clause.pattern.parts) {
        const bound = bindPattern({ span: part.span, parts: [part] }, after, 'create')
        patterns.push(bound.pattern)
        after = bound.scope
      }
      return { clause: { kind: 'create', span, patterns }, scope: after }
    }
    case 'merge': {
      refuseSubqueries(clause)
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
    case 'foreach':
      return bindForeach(clause, scope)
    case 'call-subquery':
      return bindCallSubquery(clause, scope)
    case 'call': {
      const bound = bindProcedureCall(clause, scope, standalone)
      const { clause: call, scope: after, variables } = bound
      return standalone ? { clause: call, scope: after, results: variables } : { clause: call, scope: after }
    }
    default:
      return unreachable(clause)
  }
}

/**
 * The clauses of a FOREACH see its variable, which may hide another, and what they make themselves; after it both are
 * gone.
 */
function bindForeach(clause: Extract<Clause, { kind: 'foreach' }>, scope: Scope): ClauseResult {
  const { span } = clause
  const list = bindExpression(clause.list, plainContext(scope))
  const type = list.type.kind === 'list' ? elementOf(list.type) : list.type
  const variable: Variable = { name: clause.variable.name, type }
  const clauses: BoundClause[] = []
  let inner = scope.with([variable])
  for (const update of clause.clauses.flatMap(coreClauses)) {
    const bound = bindClause(update, inner, false)
    clauses.push(bound.clause)
    inner = bound.scope
  }
  return { clause: { kind: 'foreach', span, list, variable, clauses }, scope }
}

function bindCallSubquery(clause: Extract<Clause, { kind: 'call-subquery' }>, scope: Scope): ClauseResult {
  const { query, span, imports } = clause
  const imported = imports === undefined ? undefined : importedScope(imports, scope)
  const inner = (imported ?? scope).subquery()
  const bound = bindQueryIn(query, inner, imported === undefined ? 'call' : 'importing-call')
  if (imported !== undefined) refuseHiding(bound, imported)
  const types = bound.parts[0]?.results.map(({ type }) => type) ?? []
  const results = bound.columns.map((name, index) => {
    return declare({ name, span }, types[index] ?? { kind: 'any' }, scope)
  })
  const call: BoundClause = {
    kind: 'call-subquery',
    span,
    query: bound,
    imports: [...inner.imports],
    results,
  }
  return { clause: call, scope: scope.with(results) }
}

/** What the parentheses of `CALL (a, b) { ... }` name; `CALL (*)` names all there is. */
function importedScope(imports: readonly Identifier[] | 'all', scope: Scope): Scope {
  const span = { start: 0, end: 0 }
  const named = imports === 'all' ? scope.names().map((name) => ({ name, span })) : imports
  return scope.alone().with(named.map(({ name, span: at }) => scope.get(name, at)))
}

/** What the parentheses import stays what it is in the whole subquery: no WITH gives its name to something else. */
function refuseHiding(query: BoundQuery, imported: Scope): void {
  for (const clause of query.parts.flatMap(({ clauses }) => clauses)) {
    if (clause.kind !== 'projection') continue
    const keys = clause.aggregation?.grouping ?? []
    for (const { variable, expression } of clause.items) {
      const known = imported.variables.get(variable.name)
      const read = expression.kind === 'variable' ? expression.variable : undefined
      const key = keys.find((one) => one.variable === read)?.expression
      const isSame = read === known || (key?.kind === 'variable' && key.variable === known)
      if (known !== undefined && !isSame) throw alreadyBound(variable.name, expression.span)
    }
  }
}
