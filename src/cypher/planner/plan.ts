import { addAll } from '../../model/add-all.ts'
import { unreachable } from '../../model/unreachable.ts'
import type {
  BoundClause,
  BoundExpression,
  BoundItem,
  BoundNode,
  BoundPattern,
  BoundQuery,
  BoundRelationship,
  BoundSingleQuery,
  Variable,
} from '../bound/index.ts'
import { writesGraph } from '../bound/writes-graph.ts'
import { introducedBy } from './introduced-by.ts'
import { joinedMatches } from './joined-matches.ts'
import type { LogicalOperator, LogicalPlan } from './logical.ts'
import { planMatch } from './match.ts'
import type { Planning } from './planning.ts'
import { setSteps } from './set-items.ts'
import { subqueriesBefore } from './subqueries-before.ts'

/**
 * The logical plan of a bound query. A subquery is planned in the same way: its imported variables come with the argument.
 *
 * @throws QueryLimitError `TimeLimit`, `QueryTooComplex`
 */
export function plan(query: BoundQuery, planning: Planning): LogicalPlan {
  const { columns, writes } = query
  const branches = query.parts.map((part) => ({ input: planSingle(part, planning), results: part.results }))
  if (branches.length === 1) return { root: branches[0].input, columns, writes, results: branches[0].results }
  const results: Variable[] = columns.map((name) => ({ name, type: { kind: 'any' } }))
  let root: LogicalOperator = { kind: 'union', branches, variables: results }
  if (query.union === 'distinct') root = { kind: 'distinct', input: root, variables: results }
  return { root, columns, writes, results }
}

function planSingle(query: BoundSingleQuery, planning: Planning): LogicalOperator {
  let operator: LogicalOperator = { kind: 'argument' }
  let writes = false
  for (const clause of joinedMatches(query.clauses)) {
    planning.work.hear(1)
    writes ||= writesGraph(clause)
    operator = planClause(operator, clause, writes, planning)
  }
  return operator
}

function planClause(
  input: LogicalOperator,
  clause: BoundClause,
  writes: boolean,
  planning: Planning,
): LogicalOperator {
  switch (clause.kind) {
    case 'match': {
      if (!clause.optional) return planMatch(input, clause.pattern, clause.predicates, planning)
      return {
        kind: 'optional',
        input,
        inner: planMatch({ kind: 'argument' }, clause.pattern, clause.predicates, planning),
        introduced: introducedBy(clause.pattern),
        row: { name: '  row', type: { kind: 'integer' } },
      }
    }
    case 'unwind':
      return { kind: 'unwind', input, list: clause.list, variable: clause.variable }
    case 'projection':
      return planProjection(input, clause, writes)
    case 'create':
      return planCreate(input, clause.patterns)
    case 'merge': {
      const { onCreate, onMatch } = clause
      const pattern: BoundPattern = { ...clause.pattern, paths: [] }
      const inner = planMatch({ kind: 'argument' }, pattern, mergePredicates(pattern), planning)
      return withPaths(
        { kind: 'merge', input, inner, pattern, introduced: introducedBy(pattern), onCreate, onMatch },
        clause.pattern,
      )
    }
    case 'set':
      return setSteps(clause.items).reduce<LogicalOperator>(
        (below, items) => ({ kind: 'set', input: below, items }),
        input,
      )
    case 'remove':
      return { kind: 'remove', input, items: clause.items }
    case 'delete':
      return { kind: 'delete', input, detach: clause.detach, targets: clause.targets, span: clause.span }
    case 'procedure-call': {
      const { procedure, results, span, where } = clause
      const call = (below: LogicalOperator): LogicalOperator => {
        return { kind: 'procedure-call', input: below, procedure, arguments: clause.arguments, results, span }
      }
      const called = procedure.mode === 'WRITE' ? isolated(input, call) : call(input)
      return where === undefined ? called : { kind: 'filter', input: called, predicate: where }
    }
    case 'foreach': {
      // For each item all clauses, then the next item: a subquery of its own below the one for the record.
      const { expression: list, items: asked } = subqueriesBefore(clause.list, new Set())
      const items: LogicalOperator = {
        kind: 'unwind',
        input: { kind: 'argument' },
        list,
        variable: clause.variable,
      }
      const updates = clause.clauses.reduce<LogicalOperator>(
        (operator, update) => planClause(operator, update, true, planning),
        { kind: 'argument' },
      )
      const each: LogicalOperator = { kind: 'apply', input: items, inner: updates, results: [], unit: true }
      return isolated(projected(input, asked), (below) => {
        return { kind: 'apply', input: below, inner: each, results: [], unit: true }
      })
    }
    case 'call-subquery': {
      const apply = (below: LogicalOperator): LogicalOperator => planSubquery(below, clause, planning)
      return clause.query.writes ? isolated(input, apply) : apply(input)
    }
    default:
      return unreachable(clause)
  }
}

/** Writes for each record by itself, with all reading before it done, and done before any reading after it. */
function isolated(
  input: LogicalOperator,
  write: (input: LogicalOperator) => LogicalOperator,
): LogicalOperator {
  return { kind: 'eager', input: write({ kind: 'eager', input }) }
}

function planSubquery(
  input: LogicalOperator,
  clause: Extract<BoundClause, { kind: 'call-subquery' }>,
  planning: Planning,
): LogicalOperator {
  const inner = plan(clause.query, planning)
  // The results of a union are variables of its own: rename them to those that the clause announces.
  const items: BoundItem[] = []
  clause.results.forEach((variable, at) => {
    const source = inner.results[at]
    if (source !== variable)
      items.push({
        variable,
        expression: { kind: 'variable', span: clause.span, type: source.type, variable: source },
      })
  })
  const root: LogicalOperator =
    items.length === 0 ? inner.root : { kind: 'project', input: inner.root, items }
  return {
    kind: 'apply',
    input,
    inner: root,
    results: clause.results,
    unit: clause.query.columns.length === 0,
  }
}

function planProjection(
  input: LogicalOperator,
  clause: Extract<BoundClause, { kind: 'projection' }>,
  writes: boolean,
): LogicalOperator {
  let operator = input
  if (clause.aggregation !== undefined)
    operator = { kind: 'aggregate', input: operator, ...clause.aggregation }
  if (clause.items.length > 0) operator = { kind: 'project', input: operator, items: clause.items }
  if (clause.distinct)
    operator = { kind: 'distinct', input: operator, variables: clause.items.map((item) => item.variable) }
  if (clause.orderBy.length > 0) operator = { kind: 'sort', input: operator, keys: clause.orderBy }
  if (clause.skip !== undefined) operator = { kind: 'skip', input: operator, count: clause.skip }
  if (clause.limit !== undefined)
    operator = { kind: 'limit', input: operator, count: clause.limit, exhaust: writes }
  if (clause.where !== undefined) operator = { kind: 'filter', input: operator, predicate: clause.where }
  return operator
}

/** CREATE: a subquery in it sees the graph as it was before the clause, unless it asks about what the clause makes. */
function planCreate(input: LogicalOperator, patterns: readonly BoundPattern[]): LogicalOperator {
  const made = new Set(patterns.flatMap(introducedBy))
  const asked: BoundItem[] = []
  const before = <Element extends BoundNode | BoundRelationship>(element: Element): Element => {
    if (element.properties === undefined) return element
    const { expression: properties, items } = subqueriesBefore(element.properties, made)
    addAll(asked, items)
    return items.length === 0 ? element : { ...element, properties }
  }
  const planned = patterns.map((pattern) => ({
    ...pattern,
    nodes: pattern.nodes.map(before),
    relationships: pattern.relationships.map(before),
  }))
  return { kind: 'create', input: projected(input, asked), patterns: planned }
}

function projected(input: LogicalOperator, items: readonly BoundItem[]): LogicalOperator {
  return items.length === 0 ? input : { kind: 'project', input, items }
}

/** The named paths of a pattern that MERGE has made or found. */
function withPaths(operator: LogicalOperator, pattern: BoundPattern): LogicalOperator {
  return pattern.paths.reduce<LogicalOperator>((input, path) => ({ kind: 'path', input, path }), operator)
}

/** MERGE matches by the property maps of its pattern: one equality for each entry. */
function mergePredicates(pattern: BoundPattern): BoundExpression[] {
  const predicates: BoundExpression[] = []
  for (const element of [...pattern.nodes, ...pattern.relationships]) {
    const { properties, variable, span } = element
    if (properties === undefined || properties.kind !== 'map' || element.bound) continue
    for (const { key, value } of properties.entries) {
      const target: BoundExpression = { kind: 'variable', span, type: variable.type, variable }
      const property: BoundExpression = { kind: 'property', span, type: { kind: 'any' }, target, key }
      predicates.push({
        kind: 'comparison',
        span,
        type: { kind: 'boolean' },
        operands: [property, value],
        operators: ['='],
      })
    }
  }
  return predicates
}
