import { describe, expect, test } from 'vitest'
import { planRows } from '../../../src/cypher/index.ts'
import { Database, type QueryParameters } from '../../../src/database/index.ts'
import { CypherError } from '../../../src/errors.ts'
import type { EntityKind, IndexKind } from '../../../src/model/schema.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'

const GRAPH = `
  UNWIND range(1, 300) AS i
  CREATE (p:P {id: i, age: i % 50, name: 'n' + toString(i % 70), place: point({x: i % 20, y: i % 7})})
  FOREACH (_ IN CASE WHEN i % 3 = 0 THEN [1] ELSE [] END | SET p:Q, p.rank = i % 10)
  FOREACH (_ IN CASE WHEN i % 5 = 0 THEN [1] ELSE [] END | REMOVE p.age)
  FOREACH (_ IN CASE WHEN i % 11 = 0 THEN [1] ELSE [] END | SET p.age = 'old')
  CREATE (p)-[:R {since: i % 40, note: 'r' + toString(i)}]->(:C {id: i % 9})`

type Declared = readonly [kind: IndexKind, entity: EntityKind, name: string, ...keys: string[]]

const DECLARED: readonly Declared[] = [
  ['range', 'node', 'P', 'id'],
  ['range', 'node', 'P', 'age'],
  ['range', 'node', 'Q', 'rank', 'age'],
  ['text', 'node', 'P', 'name'],
  ['point', 'node', 'P', 'place'],
  ['range', 'relationship', 'R', 'since'],
  ['text', 'relationship', 'R', 'note'],
]

function databaseWith(declared: readonly Declared[]): Database {
  const store = new PropertyGraph()
  const database = new Database(store)
  database.query(GRAPH)
  const transaction = store.begin()
  for (const [kind, entity, name, ...keys] of declared)
    transaction.createIndex({
      name: [kind, name, ...keys].join('_'),
      kind,
      entity,
      names: [name],
      keys,
      config: {},
      constraint: undefined,
    })
  transaction.commit()
  return database
}

const [plain, indexed] = [databaseWith([]), databaseWith(DECLARED)]
// Indexes are built where they are first asked.
for (const [, entity, name, ...keys] of DECLARED)
  indexed.query(
    `MATCH ${entity === 'node' ? `(n:${name})` : `()-[n:${name}]->()`} WHERE ${keys.map((key) => `n.${key} IS NOT NULL`).join(' AND ')} RETURN n`,
  )
indexed.query(
  "MATCH (n:P) WHERE n.name CONTAINS 'x' OR point.distance(n.place, point({x: 1, y: 1})) < 1 RETURN n",
)
indexed.query("MATCH ()-[r:R]->() WHERE r.note CONTAINS 'x' RETURN r")

function run(database: Database, query: string, withoutRewrites: readonly string[] = []) {
  const { records, summary } = database.query(`PROFILE ${query}`, { low: 10 }, { withoutRewrites })
  const rows = summary.profile === undefined ? [] : planRows(summary.profile)
  return {
    records,
    operators: rows.map(({ plan }) => plan.operator),
    hits: rows.reduce((sum, { profile }) => sum + (profile?.hits ?? 0), 0),
  }
}

describe('a declared index answers, with the same records in the same order', () => {
  test.each([
    ['NodeIndexSeek', 'MATCH (n:P) WHERE n.id = 7 RETURN n.id'],
    ['NodeIndexSeek', 'MATCH (n:P) WHERE n.id IN [7, 9, null, 300] RETURN n.id'],
    ['NodeIndexSeek', 'MATCH (n:P) WHERE n.id = 7 OR n.id = 9 RETURN n.id'],
    ['NodeIndexSeekByRange', 'MATCH (n:P) WHERE n.age > 40 RETURN n.id'],
    ['NodeIndexSeekByRange', 'MATCH (n:P) WHERE 40 <= n.age < 45 RETURN n.id'],
    ['NodeIndexSeekByRange', 'MATCH (n:P) WHERE n.age < $low AND n.age > 3 RETURN n.id'],
    ['NodeIndexSeekByRange', "MATCH (n:P) WHERE n.age >= 'a' RETURN n.id"],
    ['NodeIndexSeekByRange', 'MATCH (n:P) WHERE n.age > null RETURN n.id'],
    ['NodeIndexSeekByRange', "MATCH (n:P) WHERE n.age STARTS WITH 'o' RETURN n.id"],
    ['NodeIndexScan', 'MATCH (n:P) WHERE n.age IS NOT NULL RETURN n.id'],
    ['NodeIndexSeek', 'MATCH (n:Q) WHERE n.rank = 3 AND n.age = 33 RETURN n.id'],
    ['NodeIndexSeekByRange', 'MATCH (n:Q) WHERE n.rank = 3 AND n.age > 20 RETURN n.id'],
    ['NodeIndexSeek', 'MATCH (n:Q) WHERE n.rank = 3 AND n.age IS NOT NULL RETURN n.id'],
    ['NodeIndexSeek', 'MATCH (n:Q) WHERE n.rank IN [3, 6] AND n.age IS NOT NULL RETURN n.id'],
    ['NodeIndexContainsScan', "MATCH (n:P) WHERE n.name CONTAINS '6' RETURN n.id"],
    ['NodeIndexEndsWithScan', "MATCH (n:P) WHERE n.name ENDS WITH '6' RETURN n.id"],
    ['NodeIndexSeekByRange', "MATCH (n:P) WHERE n.name STARTS WITH 'n6' RETURN n.id"],
    [
      'NodeIndexSeekByRange',
      'MATCH (n:P) WHERE point.distance(n.place, point({x: 3, y: 3})) < 2 RETURN n.id',
    ],
    [
      'NodeIndexSeekByRange',
      'MATCH (n:P) WHERE point.distance(point({x: 3, y: 3}), n.place) <= 2 RETURN n.id',
    ],
    [
      'NodeIndexSeekByRange',
      'MATCH (n:P) WHERE point.withinBBox(n.place, point({x: 1, y: 1}), point({x: 4, y: 2})) RETURN n.id',
    ],
    ['NodeIndexUnion', "MATCH (n:P) WHERE n.age > 45 OR n.name ENDS WITH '69' RETURN n.id"],
    ['NodeIndexUnion', 'MATCH (n:P) WHERE n.id = 4 OR n.age = 44 RETURN n.id'],
    ['RelationshipIndexSeek', 'MATCH (p)-[r:R {since: 7}]->(c) RETURN p.id, c.id'],
    ['RelationshipIndexSeek', 'MATCH (p:Q)-[r:R]-(c:C) WHERE r.since IN [7, 8] RETURN p.id, c.id'],
    ['RelationshipIndexSeekByRange', 'MATCH ()-[r:R]-() WHERE r.since > 36 RETURN r.note'],
    ['RelationshipIndexEndsWithScan', "MATCH ()-[r:R]->() WHERE r.note ENDS WITH '99' RETURN r.note"],
    ['NodeIndexSeekByRange', 'UNWIND [30, 45] AS low MATCH (n:P) WHERE n.age > low RETURN low, n.id'],
    ['NodeIndexSeek', 'MATCH (c:C), (n:P) WHERE n.id = c.id RETURN c.id, n.name'],
    ['NodeIndexSeek', 'MATCH (n:P {id: 5}) OPTIONAL MATCH (m:P) WHERE m.id = n.id + 1 RETURN m.name'],
  ])('%s: %s', (operator, query) => {
    const [one, other] = [run(indexed, query), run(plain, query)]
    expect(one.operators).toContain(operator)
    // A relationship that an index finds comes in the order of relationships, else in that of the nodes it is walked from.
    if (operator.startsWith('Relationship') || query.includes('c.id, n'))
      expect(sorted(one)).toEqual(sorted(other))
    else expect(one.records).toEqual(other.records)
    expect(one.hits).toBeLessThanOrEqual(other.hits + 3)
  })

  test.each([
    'MATCH (n:P) WHERE n.age <> 3 RETURN n.id',
    'MATCH (n:P) WHERE n.age > n.id RETURN n.id',
    'MATCH (n:Q) WHERE n.rank = 3 RETURN n.id',
    'MATCH (n) WHERE n.age > 40 RETURN n.id',
    "MATCH (n:P) WHERE n.age > 45 OR n.nothing = 'x' RETURN n.id",
    'MATCH (n:P) WHERE NOT n.age > 45 RETURN n.id',
    'MATCH ()-[r:R*1..2 {since: 7}]->() RETURN size(r)',
    'MATCH ()-[r:R|S]->() WHERE r.since = 7 RETURN r.note',
  ])('what no index can answer is looked through: %s', (query) => {
    const [one, other] = [run(indexed, query), run(plain, query)]
    expect(one.operators.filter((name) => name.includes('IndexS'))).toEqual([])
    expect(one.records).toEqual(other.records)
  })
})

describe('the order of an index takes the place of a sort', () => {
  test.each([
    ['MATCH (n:P) RETURN n.id AS id ORDER BY n.age LIMIT 5', 160],
    ['MATCH (n:P) RETURN n.age AS age ORDER BY age LIMIT 5', 160],
    ['MATCH (n:P) WHERE n.age > 3 RETURN n.id AS id ORDER BY n.age DESC LIMIT 5', 160],
    ['MATCH (n:P) WHERE n.age > 3 RETURN n.id AS id, n.age AS age ORDER BY age SKIP 2 LIMIT 5', 160],
    ['MATCH (n:Q) WHERE n.rank = 3 AND n.age > 3 RETURN n.id AS id ORDER BY n.age LIMIT 3', 100],
    ['MATCH (n:Q) WHERE n.rank > 3 AND n.age > 3 RETURN n.id AS id ORDER BY n.rank, n.age LIMIT 3', 200],
    [
      'MATCH (n:Q) WHERE n.rank IS NOT NULL AND n.age IS NOT NULL RETURN n.id AS id ORDER BY n.rank, n.age LIMIT 3',
      200,
    ],
    ['MATCH (n:P)-[:R]->(c) RETURN n.id AS id, c.id AS c ORDER BY n.age LIMIT 5', 260],
  ])('%s', (query, most) => {
    const [one, other] = [run(indexed, query), run(plain, query)]
    expect(one.records).toEqual(other.records)
    expect(one.operators).not.toContain('Top')
    expect(one.hits).toBeLessThanOrEqual(most)
    expect(run(indexed, query, ['index-order']).records).toEqual(other.records)
  })

  test.each([
    'MATCH (n:P) RETURN n.id AS id ORDER BY n.age',
    'MATCH (n:P) WHERE n.age IS NOT NULL RETURN n.id AS id ORDER BY n.age DESC',
  ])('also of all: %s', (query) => {
    const [one, other] = [run(indexed, query), run(plain, query)]
    expect(one.operators).not.toContain('Sort')
    expect(one.records).toEqual(other.records)
  })

  test.each([
    'MATCH (n:P) RETURN n.id AS id ORDER BY n.age DESC LIMIT 5',
    'MATCH (n:Q) RETURN n.id AS id ORDER BY n.rank, n.age LIMIT 3',
    'MATCH (n:P) RETURN n.id AS id ORDER BY n.age, n.id LIMIT 5',
    'MATCH (n:P) RETURN n.id AS id ORDER BY n.age + 1 LIMIT 5',
    'MATCH (n:P) WITH n LIMIT 20 RETURN n.id AS id ORDER BY n.age LIMIT 5',
    'UNWIND [1, 2] AS x MATCH (n:P) RETURN n.id AS id ORDER BY n.age LIMIT 5',
    'MATCH (n:P) RETURN n.age AS age, count(*) AS c ORDER BY age LIMIT 5',
  ])('not where it would be another: %s', (query) => {
    const [one, other] = [run(indexed, query), run(plain, query)]
    expect(one.records).toEqual(other.records)
    expect(one.operators).toContain('Top')
  })
})

test('with both ends known to an index, the shorter list of relationships is looked through', () => {
  const database = databaseWith([['range', 'node', 'P', 'id']])
  database.query('MATCH (hub:P {id: 1}) UNWIND range(1, 3000) AS i CREATE (hub)-[:S]->(:X)')
  database.query('MATCH (hub:P {id: 1}), (far:P {id: 2}) CREATE (hub)-[:S]->(far)')
  const { records, hits } = run(database, 'MATCH (a:P {id: 1})-[s:S]->(b:P {id: 2}) RETURN count(s)')
  expect(records).toEqual([[1]])
  expect(hits).toBeLessThan(20)
})

function sorted({ records }: ReturnType<typeof run>): readonly string[] {
  return records.map((record) => JSON.stringify(record)).sort()
}

describe('what is merged by a unique key', () => {
  test.each([1_000, 10_000])(
    'costs a few hits a key, of %i new ones and of those that are there',
    (count) => {
      const database = new Database()
      database.query('CREATE CONSTRAINT FOR (p:P) REQUIRE p.id IS UNIQUE')
      for (const made of [count, 0]) {
        const { records, summary } = database.query(
          'PROFILE UNWIND range(1, $count) AS i MERGE (p:P {id: i}) ON CREATE SET p.at = i RETURN count(p)',
          { count },
        )
        expect(records).toEqual([[count]])
        expect(summary.counters.nodesCreated).toBe(made)
        const rows = summary.profile === undefined ? [] : planRows(summary.profile)
        expect(rows.map(({ plan }) => plan.operator)).toContain('NodeIndexSeek')
        const hits = rows.reduce((sum, { profile }) => sum + (profile?.hits ?? 0), 0)
        expect(hits).toBeGreaterThanOrEqual(count)
        expect(hits).toBeLessThanOrEqual(12 * count)
      }
    },
  )
})

test('a list that no list equals has lists before it all the same', () => {
  const database = new Database()
  database.query('CREATE INDEX FOR (n:P) ON (n.x)')
  database.query('CREATE (:P {x: []}), (:P {x: [1.0]}), (:P {x: [0.0 / 0.0]}), (:P {x: 1})')
  expect(database.query('MATCH (n:P) WHERE n.x < [0.0 / 0.0] RETURN n.x').records).toEqual([[[]]])
})

describe('an index changes no answer', () => {
  const both = (made: string, ...indexes: readonly string[]): readonly Database[] =>
    [[], indexes].map((declared) => {
      const database = new Database()
      for (const text of declared) database.query(text)
      database.query(made)
      return database
    })
  const answerOf = (database: Database, query: string, p: QueryParameters[string]): unknown => {
    try {
      return database.query(query, { p }).records
    } catch (error) {
      return error instanceof CypherError ? error.code : error
    }
  }

  test.each([
    "MATCH (n:A) WHERE n.d <= duration('P1D') RETURN n.i",
    "MATCH (n:A) WHERE n.d >= duration('P1D') RETURN n.i",
    "MATCH (n:A) WHERE n.d < duration('P1D') RETURN n.i",
    "MATCH (n:A) WHERE n.d > duration('PT24H') RETURN n.i",
    "MATCH (n:A) WHERE n.d >= duration('PT24H') AND n.d <= duration('P2D') RETURN n.i",
    'MATCH (n:A) WHERE n.p <= point({x: 1, y: 3}) RETURN n.i',
    'MATCH (n:A) WHERE n.p > point({x: 1, y: 3}) RETURN n.i',
    "MATCH ()-[r:R]->() WHERE r.d <= duration('P1D') RETURN r.d",
  ])('what has no order equals itself: %s', (query) => {
    const made = `UNWIND [['P1D', 1], ['PT24H', 1], ['P2D', 2], ['P1D', 3]] AS row
      CREATE (:A {i: row[0], d: duration(row[0]), p: point({x: row[1], y: 3})})-[:R {d: duration(row[0])}]->()`
    const [plain, indexed] = both(
      made,
      'CREATE INDEX FOR (n:A) ON (n.d)',
      'CREATE INDEX FOR (n:A) ON (n.p)',
      'CREATE INDEX FOR ()-[r:R]-() ON (r.d)',
    )
    expect(answerOf(indexed, query, null)).toEqual(answerOf(plain, query, null))
  })

  test.each([
    ['MATCH ()-[r:R]->() WHERE r.x IN $p RETURN r.x', 5],
    ['MATCH (n:A) WHERE n.x = 1 AND n.y IN $p RETURN n.y', 5],
    ['MATCH (n:A) WHERE n.x > 1 / $p RETURN n.x', 0],
    ['MATCH (n:A) WHERE n.x = 1 / $p RETURN n.x', 0],
    ['MATCH (n:A {x: 1 / $p}) RETURN n.x', 0],
    ['MATCH ()-[r:R]->() WHERE r.x = 1 / $p RETURN r.x', 0],
  ])('a value that fails, fails where there is something to compare it with: %s', (query, p) => {
    const indexes = [
      'CREATE INDEX FOR (n:A) ON (n.x, n.y)',
      'CREATE INDEX FOR (n:A) ON (n.x)',
      'CREATE INDEX FOR ()-[r:R]-() ON (r.x)',
    ]
    for (const made of ['CREATE (:B)', 'CREATE (:A {x: 1, y: 2})-[:R {x: 1}]->()']) {
      const [plain, indexed] = both(made, ...indexes)
      const expected = answerOf(plain, query, p)
      expect(answerOf(indexed, query, p)).toEqual(expected)
      expect(Array.isArray(expected)).toBe(made === 'CREATE (:B)')
    }
  })
})

describe('of several indexes the one is taken that finds the fewest', () => {
  const database = new Database()
  database.query(
    'UNWIND range(0, 9999) AS i CREATE (:P {id: i, status: i % 2, city: i % 500, age: i % 90, group: i % 50})',
  )
  for (const keys of ['n.id', 'n.status', 'n.group', 'n.city, n.age'])
    database.query(`CREATE INDEX FOR (n:P) ON (${keys})`)

  test.each([
    ['n.status = 1 AND n.id > 5 AND n.id < 9', 'id'],
    ['n.status = 1 AND n.id = 7', 'id'],
    ['n.city = 7 AND n.age > 3 AND n.group = 7', 'city, age'],
    ['n.city = 7 AND n.age IS NOT NULL', 'city, age'],
    ['n.group IN [1, 2] AND n.status = 1', 'group'],
  ])('%s', (condition, keys) => {
    const { plan } = database.query(`EXPLAIN MATCH (n:P) WHERE ${condition} RETURN n.id`).summary
    const details = plan === undefined ? [] : planRows(plan).map((row) => row.plan.details)
    expect(details.filter((text) => text.includes(`n:P(${keys})`))).toHaveLength(1)
  })

  test('and it is told how many are expected, before it has been built', () => {
    const estimated = (condition: string): readonly number[] => {
      const { plan } = database.query(`EXPLAIN MATCH (n:P) WHERE ${condition} RETURN n.id`).summary
      return plan === undefined ? [] : planRows(plan).map((row) => Math.round(row.plan.estimatedRecords))
    }
    expect(new Set(estimated('n.status = 1'))).toEqual(new Set([5_000]))
    expect(new Set(estimated('n.id = 1'))).toEqual(new Set([1]))
    expect(new Set(estimated('n.id IN [1, 2, 3]'))).toEqual(new Set([3]))
  })
})
