import type { Clause, Expression, ProjectionBody, Query, SingleQuery } from '../../../src/cypher/ast/index.ts'
import { groupingKeyOf } from '../../../src/model/grouping.ts'
import { isList } from '../../../src/model/kinds.ts'
import { order } from '../../../src/model/order.ts'
import type { Value } from '../../../src/model/values.ts'
import { hasAggregate } from './aggregate.ts'
import type { Environment, Row, World } from './environment.ts'
import { evaluate, isTrue } from './expression.ts'
import { QueryFailure } from './failure.ts'
import { matches } from './match.ts'
import { write } from './write.ts'

/** What a query returns. */
export interface Answer {
  readonly columns: readonly string[]
  readonly records: readonly (readonly Value[])[]
}

/** A list of records under way, and the columns where RETURN has made them. */
interface Table {
  readonly rows: readonly Row[]
  readonly columns: readonly string[]
}

/** The answer of a query that begins with the variables of `row`: clauses are transformations of a list of records. */
export function answer(query: Query, world: World, row: Row = new Map(), isCall = false): Answer {
  const parts = query.parts.map((part) => answerPart(part, world, row, isCall))
  const [{ columns }] = parts
  const records = parts.flatMap((part) =>
    part.records.map((record) => columns.map((name) => record[part.columns.indexOf(name)])),
  )
  if (query.unions.length === 0 || query.unions[0].all) return { columns, records }
  return { columns, records: distinctBy(world.arrange(records), (record) => record) }
}

function answerPart(part: SingleQuery, world: World, row: Row, isCall: boolean): Answer {
  const imports = !isCall || part.clauses[0].kind === 'with'
  let table: Table = { rows: [imports ? row : new Map<string, Value>()], columns: [] }
  for (const clause of part.clauses) table = applyClause(clause, table, world)
  const { rows, columns } = table
  return { columns, records: rows.map((one) => columns.map((name) => one.get(name) ?? null)) }
}

function applyClause(clause: Clause, { rows, columns }: Table, world: World): Table {
  switch (clause.kind) {
    case 'match':
      return { columns, rows: rows.flatMap((row) => matchClause(clause, row, world)) }
    case 'unwind':
      return {
        columns,
        rows: rows.flatMap((row) => {
          const list = evaluate(clause.list, { world, row })
          const items = list === null ? [] : isList(list) ? list : [list]
          return items.map((item) => new Map(row).set(clause.variable.name, item))
        }),
      }
    case 'with': {
      const projected = project(clause.body, rows, world, clause.where)
      return { columns, rows: projected.rows }
    }
    case 'return':
      return project(clause.body, rows, world, undefined)
    case 'call-subquery':
      return {
        columns,
        rows: rows.flatMap((row) => {
          const inner = answer(clause.query, world, row, true)
          return inner.records.map((record) => {
            const joined = new Map(row)
            inner.columns.forEach((name, at) => joined.set(name, record[at]))
            return joined
          })
        }),
      }
    default:
      return { columns, rows: write(clause, rows, world) }
  }
}

function matchClause(clause: Extract<Clause, { kind: 'match' }>, row: Row, world: World): Row[] {
  const found = matches(clause.pattern, clause.where, row, world)
  if (!clause.optional || found.length > 0) return found
  const empty = new Map(row)
  for (const { nodes, relationships, pathVariable } of clause.pattern.parts)
    for (const variable of [...[...nodes, ...relationships].map((element) => element.variable), pathVariable])
      if (variable !== undefined && !empty.has(variable.name)) empty.set(variable.name, null)
  return [empty]
}

/** A record after a projection, with what ORDER BY and WHERE may read. */
interface Projected {
  readonly row: Row
  readonly seen: Environment
}

function project(
  body: ProjectionBody,
  rows: readonly Row[],
  world: World,
  where: Expression | undefined,
): Table {
  const items = body.items.map(({ expression, alias, text }) => ({
    name: alias?.name ?? (expression.kind === 'variable' ? expression.name : text),
    expression,
  }))
  // Without records nothing depends on the names of `*`.
  const star = body.star ? [...(rows[0]?.keys() ?? [])].toSorted() : []
  const columns = [...star, ...items.map(({ name }) => name)]
  const aggregates = items.some(({ expression }) => hasAggregate(expression))
  const groups = aggregates ? groupsOf(rows, items, star, world) : rows.map((row) => [row])
  let projected = groups.map((group): Projected => {
    const before = group[0] ?? new Map<string, Value>()
    const row = new Map<string, Value>(star.map((name) => [name, before.get(name) ?? null]))
    const from: Environment = aggregates ? { world, row: before, group } : { world, row: before }
    for (const { name, expression } of items) row.set(name, evaluate(expression, from))
    const isClosed = aggregates || body.distinct
    return { row, seen: { world, row: isClosed ? row : new Map([...before, ...row]) } }
  })
  projected = world.arrange(projected)
  if (body.distinct)
    projected = distinctBy(projected, ({ row }) => columns.map((name) => row.get(name) ?? null))
  projected = sorted(projected, body)
  const skip = countOf(body.skip, world) ?? 0
  const limit = countOf(body.limit, world) ?? Infinity
  projected = projected.slice(skip, skip + limit)
  if (where !== undefined) projected = projected.filter(({ seen }) => isTrue(where, seen))
  return { columns, rows: projected.map(({ row }) => row) }
}

/** Records that agree in every column without an aggregate; one group of none where there is no such column. */
function groupsOf(
  rows: readonly Row[],
  items: readonly { readonly expression: Expression }[],
  star: readonly string[],
  world: World,
): readonly (readonly Row[])[] {
  const keys = items.map(({ expression }) => expression).filter((expression) => !hasAggregate(expression))
  if (keys.length === 0 && star.length === 0) return [world.arrange(rows)]
  const groups = new Map<string | number, Row[]>()
  for (const row of world.arrange(rows)) {
    const values = [
      ...star.map((name) => row.get(name) ?? null),
      ...keys.map((key) => evaluate(key, { world, row })),
    ]
    const key = groupingKeyOf(values)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

function sorted(projected: readonly Projected[], { orderBy }: ProjectionBody): Projected[] {
  if (orderBy.length === 0) return [...projected]
  const keyed = projected.map((record) => ({
    record,
    keys: orderBy.map(({ expression }) => evaluate(expression, record.seen)),
  }))
  return keyed
    .toSorted((one, other) => {
      const differences = orderBy.map(
        ({ descending }, at) => order(one.keys[at], other.keys[at]) * (descending ? -1 : 1),
      )
      return differences.find((difference) => difference !== 0) ?? 0
    })
    .map(({ record }) => record)
}

function countOf(expression: Expression | undefined, world: World): number | undefined {
  if (expression === undefined) return undefined
  const count = evaluate(expression, { world, row: new Map() })
  if (typeof count !== 'number' || count < 0) throw new QueryFailure('a count of records is no number')
  return count
}

function distinctBy<Item>(items: readonly Item[], valuesOf: (item: Item) => readonly Value[]): Item[] {
  const first = new Map<string | number, Item>()
  for (const item of items) {
    const key = groupingKeyOf(valuesOf(item))
    if (!first.has(key)) first.set(key, item)
  }
  return [...first.values()]
}
