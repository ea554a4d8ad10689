import { describe, expect, test } from 'vitest'
import { planRows } from '../../../src/cypher/index.ts'
import { Database } from '../../../src/database/index.ts'

const SIZE = 4_000

/** `a` has 20 values, `b` 25 and `c` 4; the same on relationships; `k` is different for each node, `key` of each target. */
function databaseWith(...indexes: readonly string[]): Database {
  const database = new Database()
  database.query(
    `UNWIND range(1, ${SIZE}) AS i
     CREATE (p:P {id: i, a: i % 20, b: i * 7 % 25, c: i % 4, k: 'k' + i})-[:R {a: i % 20, b: i * 7 % 25}]->(:T {key: 'k' + i, d: i % 40})`,
  )
  for (const index of indexes) database.query(`CREATE INDEX FOR ${index}`)
  return database
}

function run(database: Database, query: string, parameters = {}) {
  const { records, summary } = database.query(`PROFILE ${query}`, parameters)
  const rows = summary.profile === undefined ? [] : planRows(summary.profile)
  return {
    records,
    operators: rows.map(({ plan }) => plan.operator),
    details: rows.map(({ plan }) => plan.details),
    estimates: rows.map(({ plan }) => plan.estimatedRecords),
    hits: rows.reduce((sum, { profile }) => sum + (profile?.hits ?? 0), 0),
  }
}

describe('what two indexes find is met, where that asks less', () => {
  const plain = databaseWith()
  const one = databaseWith('(n:P) ON (n.a)', '()-[r:R]-() ON (r.a)')
  const both = databaseWith(
    '(n:P) ON (n.a)',
    '(n:P) ON (n.b)',
    '(n:P) ON (n.c)',
    '()-[r:R]-() ON (r.a)',
    '()-[r:R]-() ON (r.b)',
  )

  test.each([
    ['NodeIndexIntersection', 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 RETURN n.id'],
    ['NodeIndexIntersection', 'MATCH (n:P {a: $a, b: $b}) RETURN n.id'],
    ['NodeIndexIntersection', 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 AND n.id > 100 RETURN n.id'],
    [
      'NodeIndexIntersection',
      'UNWIND [1, null, 2, 30] AS v MATCH (n:P) WHERE n.a = v AND n.b = 7 RETURN v, n.id',
    ],
    ['NodeIndexIntersection', 'MATCH (n:P) WHERE n.a = null AND n.b = 7 RETURN n.id'],
    ['NodeIndexIntersection', 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 RETURN n.id LIMIT 2'],
    ['RelationshipIndexIntersection', 'MATCH ()-[r:R {a: 1, b: 7}]->(t) RETURN t.key'],
  ])('%s: %s', (operator, query) => {
    // Indexes are built where they are first asked.
    for (const database of [one, both]) run(database, query, { a: 1, b: 7 })
    const [met, filtered, looked] = [both, one, plain].map((at) => run(at, query, { a: 1, b: 7 }))
    expect(met.operators).toContain(operator)
    expect(met.records).toEqual(looked.records)
    expect(filtered.records).toEqual(looked.records)
    if (!query.includes('null')) expect(met.hits).toBeLessThan(filtered.hits)
  })

  test('it says so, and how many it expects', () => {
    const { details, estimates, operators } = run(both, 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 RETURN n.id')
    const at = operators.indexOf('NodeIndexIntersection')
    expect(details[at]).toBe('RANGE INDEX n:P(b) WHERE b = 7 AND RANGE INDEX n:P(a) WHERE a = 1')
    expect(Math.round(estimates[at])).toBe(Math.round(SIZE / 20 / 25))
  })

  test('below a limit no more is asked than is handed on', () => {
    const query = 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 RETURN n.id'
    expect(run(both, `${query} LIMIT 1`).hits).toBeLessThan(run(both, query).hits / 2)
  })

  test.each([
    ['one finds few', 'MATCH (n:P) WHERE n.id = 7 AND n.a = 7 RETURN n.id'],
    ['the other finds many more', 'MATCH (n:P) WHERE n.a = 1 AND n.c = 1 RETURN n.id'],
    ['of a range no one knows how many', 'MATCH (n:P) WHERE n.a = 1 AND n.b > 3 RETURN n.id'],
  ])('not where %s', (_, query) => {
    const [met, looked] = [run(both, query), run(plain, query)]
    expect(met.operators.filter((name) => name.includes('Intersection'))).toEqual([])
    expect(met.records).toEqual(looked.records)
  })

  test('a plan that is older than a DROP of one of the indexes finds the same', () => {
    const database = databaseWith('(n:P) ON (n.a)', '(n:P) ON (n.b)')
    const query = 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 RETURN n.id'
    const { records } = run(plain, query)
    const running = database.start(query, {}, { readOnly: true })
    const { name } = database.read().schema.indexes.find(({ keys }) => keys[0] === 'b') ?? {}
    database.query(`DROP INDEX ${String(name)}`)
    expect(running.collect().records).toEqual(records)
    expect(database.query(query).records).toEqual(records)
  })

  test('in a transaction it finds what was written and not what was removed', () => {
    const database = databaseWith('(n:P) ON (n.a)', '(n:P) ON (n.b)')
    const query = 'MATCH (n:P) WHERE n.a = 1 AND n.b = 7 RETURN n.id'
    const [[first]] = database.query(query).records
    database.query('MATCH (n:P {id: $first}) SET n.b = 8', { first })
    database.query('MATCH (n:P {id: 2}) SET n.a = 1, n.b = 7')
    const expected = run(plain, query).records.map(([id]) => id)
    expect(database.query(query).records.map(([id]) => id)).toEqual(
      [2, ...expected.filter((id) => id !== first)].sort((one, other) => Number(one) - Number(other)),
    )
  })
})

describe('both ends of a pattern are looked up, and joined by the shorter list', () => {
  const database = new Database()
  database.query('CREATE CONSTRAINT FOR (n:P) REQUIRE n.id IS UNIQUE')
  database.query('CREATE CONSTRAINT FOR (n:Q) REQUIRE n.id IS UNIQUE')
  database.query('UNWIND range(1, 500) AS i CREATE (:P {id: i}), (:Q {id: i})')
  database.query('MATCH (hub:P {id: 1}), (q:Q) CREATE (hub)-[:R]->(q)')
  database.query('MATCH (p:P), (hub:Q {id: 2}) WHERE p.id > 1 CREATE (p)-[:R]->(hub)')

  test.each([
    ['the left has many', 1, 7],
    ['the right has many', 9, 2],
  ])('%s', (_, x, y) => {
    const query = 'MATCH (a:P {id: $x})-[:R]->(b:Q {id: $y}) RETURN count(*)'
    run(database, query, { x, y })
    const { records, operators, hits } = run(database, query, { x, y })
    expect(records).toEqual([[1]])
    expect(operators.filter((name) => name === 'NodeIndexSeek')).toHaveLength(2)
    expect(operators).toContain('Expand(Into)')
    expect(hits).toBeLessThan(15)
  })
})

describe('two parts that an equality connects are not multiplied', () => {
  const PRODUCT = (SIZE / 20) * (SIZE / 40)

  test.each([
    ['by an index that makes itself', []],
    ['by a declared one', ['(n:T) ON (n.key)']],
    ['by either side', ['(n:P) ON (n.k)', '(n:T) ON (n.key)']],
  ] as const)('%s', (_, keys) => {
    const database = databaseWith('(n:P) ON (n.a)', '(n:T) ON (n.d)', ...keys)
    for (const query of [
      'MATCH (x:P {a: 1}), (y:T {d: 1}) WHERE x.k = y.key RETURN x.id',
      'MATCH (x:P {a: 1}) MATCH (y:T {d: 1}) WHERE y.key = x.k RETURN x.id',
      'MATCH (x:P {a: 1}) WITH x MATCH (y:T) WHERE y.key = x.k AND y.d = 1 RETURN x.id',
    ]) {
      for (let at = 0; at < 3; at++) run(database, query)
      const { records, hits } = run(database, query)
      expect(records).toHaveLength(SIZE / 40)
      expect(hits).toBeLessThan(PRODUCT / 10)
    }
  })
})
