import { describe, expect, test } from 'vitest'
import type { GraphReader, GraphStore } from '../../../src/model/graph-store.ts'
import { CypherError } from '../../../src/errors.ts'
import { planRows } from '../../../src/cypher/index.ts'
import { Database, type QueryResult } from '../../../src/database/index.ts'
import { Float, type Value } from '../../../src/model/values.ts'
import { Transaction } from '../../../src/database/transaction.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'
import { type Random, randomOf } from '../../helpers/random.ts'
import { isWhole } from '../../helpers/share.ts'
import { showValue } from '../../tck/cell.ts'

/** So many that a commit makes a base of them, and batches are whole and part. */
const NODES = 1_500

/** Values of nodes and relationships: `i` and `j` INTEGER, `f` and `g` FLOAT, `m` both, `s` some texts, `l` near the ends of what is safe. */
const VALUES = `{
  id: i, i: CASE WHEN i % 7 = 0 THEN null ELSE i % 41 - 20 END, j: i % 5,
  f: CASE i % 11 WHEN 0 THEN null WHEN 1 THEN -0.0 WHEN 2 THEN 2.0 WHEN 3 THEN 1 / 0.0 WHEN 4 THEN 0.0 / 0 ELSE i / 8.0 END,
  g: (i % 9) / 2.0, m: CASE WHEN i % 2 = 0 THEN i % 10 ELSE (i % 10) / 4.0 END,
  s: CASE WHEN i % 500 = 499 THEN 'text' ELSE i END, l: 9007199254740991 - i % 3
}`

const CHANGES = `MATCH (n:N) WHERE n.id % 97 = 1
  SET n.i = n.id, n.j = null, n.f = n.id / 4.0, n.k = CASE n.id % 2 WHEN 0 THEN n.id ELSE null END`

interface Asked {
  values: number
  columns: number
}

/** Counts what is read one by one and together. */
function counting(store: GraphStore, asked: Asked): GraphStore {
  const counted = <Reader extends GraphReader>(reader: Reader): Reader =>
    new Proxy(reader, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        return (...given: unknown[]): unknown => {
          const result: unknown = Reflect.apply(member, target, given)
          if (name === 'nodeProperty' || name === 'relationshipProperty') asked.values++
          if (name === 'nodeNumbers' || name === 'relationshipNumbers') asked.columns++
          return result
        }
      },
    })
  return { read: () => counted(store.read()), begin: () => counted(store.begin()) }
}

interface Graph {
  query(text: string): QueryResult
  readonly asked: Asked
}

type Version = 'base' | 'delta' | 'transaction'

function graphOf(version: Version): Graph {
  const asked = { values: 0, columns: 0 }
  const database = new Database(counting(new PropertyGraph(), asked))
  database.query(
    `UNWIND range(0, ${NODES - 1}) AS i CREATE (n:N ${VALUES}) CREATE (n)-[:R ${VALUES}]->(n)`,
    {},
    { maxMillis: 60_000 },
  )
  if (version === 'delta') database.query(CHANGES)
  let run = version === 'transaction' ? begun(database) : database
  const query = (text: string): QueryResult => {
    // A query that fails ends its transaction.
    if (run instanceof Transaction && run.state !== 'open') run = begun(database)
    return run.query(text, {}, { exact: true, maxMillis: 60_000 })
  }
  return { query, asked }
}

function begun(database: Database): Transaction {
  const transaction = database.begin()
  transaction.query(CHANGES)
  transaction.query('MATCH (n:N) WHERE n.id % 101 = 0 DETACH DELETE n')
  return transaction
}

/** With the sign of -0.0. */
function shown(value: Value): string {
  return value instanceof Float && Object.is(value.value, -0) ? '-0.0' : showValue(value)
}

/** What a query comes to: records, with the hits of each operator, or the error. */
function outcomeOf(graph: Graph, text: string): string {
  try {
    const { records, summary } = graph.query(`PROFILE ${text}`)
    const hits = summary.profile && planRows(summary.profile).map(({ profile }) => profile?.hits)
    return [hits?.join(), ...records.map((record) => record.map(shown).join(' | '))].join('\n')
  } catch (error) {
    if (!(error instanceof CypherError)) throw error
    return `${error.code} ${JSON.stringify(error.at)} ${error.message}`
  }
}

/** An expression as it is, and one of the same length whose value is the same but is not computed by columns. */
type Way = (expression: string) => string
const byColumns: Way = (expression) => ` (${expression})    `
const oneByOne: Way = (expression) => `[(${expression})][0]`

const forms: readonly ((drawn: Drawn, way: Way) => string)[] = [
  ({ value }, way) => `MATCH (n:N) RETURN n.id, ${way(value)} AS value`,
  ({ value, other }, way) => `MATCH (n:N) RETURN DISTINCT ${way(value)} AS value, ${way(other)} AS other`,
  ({ value, other }, way) =>
    `MATCH (n:N) WITH n.id AS id, ${way(value)} AS v, ${way(other)} AS w WHERE ${way('v < w')} RETURN id, v, ${way('v - w')}`,
  ({ condition, further }, way) => `MATCH (n:N) WHERE ${way(condition)} AND ${way(further)} RETURN n.id`,
  ({ condition, value }, way) =>
    `MATCH (n:N) WHERE ${way(condition)} AND n.s <> 'text' RETURN count(${way(value)})`,
  ({ value, other }, way) =>
    `MATCH (n:N) RETURN sum(${way(value)}), avg(${way(value)}), min(${way(other)}), max(${way(other)}), count(${way(other)})`,
  ({ value, other, key }, way) =>
    `MATCH (n:N) RETURN ${way(key)} AS key, sum(${way(value)}), stDev(${way(value)}), stDevP(${way(other)}), avg(${way(other)}), max(${way(value)}), min(${way(value)})`,
  ({ value, other }, way) => `MATCH (n:N) WITH n ORDER BY ${way(value)} DESC, ${way(other)} RETURN n.id`,
  ({ value }, way) => `MATCH (n:N) RETURN ${way(value)} AS value ORDER BY value LIMIT 20`,
  ({ value, condition }, way) =>
    `MATCH ()-[n:R]->() WHERE ${way(condition)} RETURN sum(${way(value)}), count(*)`,
]

interface Drawn {
  readonly value: string
  readonly other: string
  readonly key: string
  readonly condition: string
  readonly further: string
}

function drawn(random: Random): Drawn {
  const one = (from: readonly string[]): string => from[Math.floor(random() * from.length)]
  const value = (depth: number): string => {
    const draw = random()
    if (depth === 0 || draw < 0.25)
      return one(['n.i', 'n.i', 'n.j', 'n.f', 'n.g', 'n.m', 'n.s', 'n.l', 'n.k', 'n.none'])
    if (draw < 0.4)
      return one(['0', '1', '3', '-2', '2.0', '0.5', '-0.0', '9007199254740991', '4611686018427387904'])
    if (draw < 0.5) return `${one(['-', '+'])} (${value(depth - 1)})`
    return `(${value(depth - 1)}) ${one(['+', '-', '*', '/', '%', '^', '+', '*'])} (${value(depth - 1)})`
  }
  const condition = (): string =>
    random() < 0.2
      ? `(${value(2)}) IS ${one(['', 'NOT '])}NULL`
      : `(${value(2)}) ${one(['=', '<>', '<', '<=', '>', '>='])} (${value(1)})`
  return {
    value: value(3),
    other: value(1),
    key: one(['n.j', 'n.i', 'n.g', 'n.m', 'n.i % 3', 'n.f']),
    condition: condition(),
    further: condition(),
  }
}

describe.each(['base', 'delta', 'transaction'] as const)('in a version of kind %s', (version) => {
  const graph = graphOf(version)

  test('random expressions are the same by columns as one by one: values, order, errors and hits', () => {
    const random = randomOf(7)
    const failed: string[] = []
    let compared = 0
    const rounds = isWhole ? 60 : 20
    for (let round = 0; round < rounds; round++) {
      const given = drawn(random)
      for (const form of forms) {
        const [text, boxed] = [form(given, byColumns), form(given, oneByOne)]
        const [outcome, expected] = [outcomeOf(graph, text), outcomeOf(graph, boxed)]
        if (outcome !== expected)
          failed.push(`${text}\n${outcome.slice(0, 300)}\nexpected\n${expected.slice(0, 300)}`)
        if (outcome.includes('\n')) compared++
      }
    }
    expect(failed).toEqual([])
    expect(compared).toBeGreaterThan(5 * rounds)
  })

  test.each([
    'MATCH (n:N) RETURN sum(n.i), avg(n.f), min(n.g), max(n.j), count(n.i), stDev(n.f)',
    'MATCH (n:N) RETURN n.j AS j, sum(n.i * 2 + n.g), avg(-n.f)',
    'MATCH (n:N) WHERE n.i > 3 AND n.f * 2 <> n.g AND n.j IS NOT NULL RETURN count(*)',
    'MATCH (n:N) WITH n.i + n.j AS k WHERE k < 10 RETURN max(k)',
    'MATCH (n:N) RETURN n.f % 2 AS x ORDER BY n.i, x DESC',
    'MATCH ()-[r:R]->() WHERE r.g >= 1 RETURN sum(r.i)',
  ])('reads no value by itself: %s', (text) => {
    // Whoever asks first may make what the others find.
    graph.query(text)
    Object.assign(graph.asked, { values: 0, columns: 0 })
    expect(graph.query(text).records).not.toEqual([])
    expect(graph.asked.values).toBe(0)
    expect(graph.asked.columns).toBeGreaterThan(0)
  })

  test('what is not all numbers of one type is asked for together once', () => {
    Object.assign(graph.asked, { values: 0, columns: 0 })
    graph.query('MATCH (n:N) RETURN sum(n.i + n.m)')
    expect(graph.asked.columns).toBe(2)
    expect(graph.asked.values).toBeGreaterThan(NODES)
  })
})

test('a few records are read one by one', () => {
  const asked = { values: 0, columns: 0 }
  const database = new Database(counting(new PropertyGraph(), asked))
  database.query('UNWIND range(1, 10) AS i CREATE (:N {i: i})')
  expect(database.query('MATCH (n:N) WHERE n.i > 3 RETURN sum(n.i)').records).toEqual([[49]])
  expect(asked.columns).toBe(0)
})

test('something deleted in the same query is found out by columns too', () => {
  const database = new Database()
  database.query('UNWIND range(1, 100) AS i CREATE (:N {i: i})')
  expect(() => database.query('MATCH (n:N) DELETE n WITH n RETURN sum(n.i)')).toThrow(
    expect.objectContaining({ code: 'DeletedEntityAccess' }),
  )
  expect(database.query('MATCH (n:N) SET n.new = n.i WITH n RETURN sum(n.new)').records).toEqual([[5050]])
})
