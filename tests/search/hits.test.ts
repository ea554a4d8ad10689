import { describe, expect, test } from 'vitest'
import { planRows } from '../../src/cypher/index.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { FulltextIndex } from '../../src/search/fulltext-index.ts'

function hitsOf(database: FullDatabase, query: string): number | undefined {
  const { profile } = database.query(`PROFILE ${query}`).summary
  const rows = profile === undefined ? [] : planRows(profile)
  return rows.find(({ plan }) => plan.operator === 'ProcedureCall')?.profile?.hits
}

const SIZE = 30

function databaseOf(options = ''): FullDatabase {
  const database = new FullDatabase()
  database.query(
    `UNWIND range(1, ${SIZE}) AS i
     CREATE (:T {text: CASE i % 3 WHEN 0 THEN 'red' ELSE 'blue' END, v: [i, 1.0]})-[:R {text: 'red', v: [1.0, i]}]->(:T {other: 1})`,
  )
  database.query('CREATE FULLTEXT INDEX texts FOR (n:T) ON EACH [n.text]')
  database.query('CREATE FULLTEXT INDEX said FOR ()-[r:R]-() ON EACH [r.text]')
  database.query(
    `CREATE VECTOR INDEX near FOR (n:T) ON (n.v) OPTIONS {indexConfig: {\`vector.dimensions\`: 2, \`vector.similarity_function\`: 'euclidean'${options}}}`,
  )
  return database
}

const RED = "CALL db.index.fulltext.queryNodes('texts', 'red') YIELD score RETURN score"
const NEAR = "CALL db.index.vector.queryNodes('near', 3, [1.0, 1.0]) YIELD score RETURN score"

describe('PROFILE counts what a search asks', () => {
  test('of texts: each entry that is made, each search and each element that it finds', () => {
    const database = databaseOf()
    expect(hitsOf(database, RED)).toBe(SIZE + 1 + SIZE / 3)
    expect(hitsOf(database, RED)).toBe(1 + SIZE / 3)
    expect(hitsOf(database, `UNWIND [1, 2] AS i ${RED}`)).toBe(2 * (1 + SIZE / 3))
    // All are ranked before the first few are handed on.
    expect(hitsOf(database, RED.replace("'red'", "'red', {limit: 2}"))).toBe(1 + SIZE / 3)
    expect(hitsOf(database, RED.replace('red', 'nothing'))).toBe(1)
    expect(
      hitsOf(database, "CALL db.index.fulltext.queryRelationships('said', 'red') YIELD score RETURN score"),
    ).toBe(SIZE + 1 + SIZE)
  })

  test('of vectors: each entry that is made, each search and each vector that is compared', () => {
    const database = databaseOf()
    expect(hitsOf(database, NEAR)).toBe(SIZE + 1 + SIZE)
    expect(hitsOf(database, NEAR)).toBe(1 + SIZE)
  })

  test('what has changed is an entry more', () => {
    const database = databaseOf()
    for (const query of [RED, NEAR]) hitsOf(database, query)
    database.query("MATCH (n:T {text: 'red'}) WITH n LIMIT 2 SET n.text = 'a red one', n.v = [0.5, 0.5]")
    expect(hitsOf(database, RED)).toBe(2 + 1 + SIZE / 3)
    expect(hitsOf(database, NEAR)).toBe(2 + 1 + SIZE + 2)
    expect(hitsOf(database, RED)).toBe(1 + SIZE / 3)
  })

  test('each query counts what it made itself, also of an index that a query before was too short for', () => {
    const many = 5_000
    const nodes = Array.from({ length: many }, (_, id) => ({
      id,
      labels: ['T'],
      properties: [['text', `text ${id}`] as const],
    }))
    const database = new FullDatabase(loadGraph({ nodes, relationships: [] }))
    database.query('CREATE FULLTEXT INDEX texts FOR (n:T) ON EACH [n.text]')
    const query = RED.replace("'red'", "'7'")
    const entries = (): number => {
      const source = database.read().searchSource('texts')
      return source === undefined ? 0 : new FulltextIndex(source).size
    }
    const short = database.start(query)
    while (entries() === 0) short.step()
    short.cancel()
    const made = entries()
    expect(made).toBeLessThan(many)
    expect(hitsOf(database, query)).toBe(many - made + 1 + 1)
    expect(hitsOf(database, query)).toBe(1 + 1)
  })

  test('of an approximate index, fewer than there are', () => {
    const many = 3_000
    const hits = ['', ', `silkgraph.approximate`: true'].map((options) => {
      const database = databaseOf(options)
      database.query(`UNWIND range(1, ${many}) AS i CREATE (:T {v: [i % 60, i / 60]})`)
      hitsOf(database, NEAR)
      return hitsOf(database, NEAR) ?? 0
    })
    expect(hits[0]).toBe(1 + SIZE + many)
    expect(hits[1]).toBeLessThan(hits[0] / 2)
  })
})
