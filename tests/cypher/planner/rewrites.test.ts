import { describe, expect, test } from 'vitest'
import { rewrites } from '../../../src/cypher/planner/rewrites/index.ts'
import { planRows } from '../../../src/cypher/index.ts'
import { graph } from '../../helpers/graph.ts'

const DRAWING = `(a:P {n: 1})-[:K]->(b:P {n: 2})-[:K]->(c:P {n: 3})-[:K]->(a), (a)-[:L]->(x:C {n: 9}), (b)-[:L]->(x), (:P {n: 4})`

/** A rewrite, a query that it changes, the operator that only the changed plan has, and the hits of the graph with and without. */
const cases = [
  ['top-k', 'MATCH (n) RETURN n.n AS n ORDER BY n DESC LIMIT 2', 'Top', 10, 10],
  ['top-k', 'MATCH (n) RETURN n.n AS n ORDER BY n SKIP 1 LIMIT 2', 'Top', 10, 10],
  ['count-store', 'MATCH (n:P) RETURN count(*) AS c', 'NodeCountFromCountStore', 1, 4],
  ['count-store', 'MATCH (n:P) RETURN count(n) AS c', 'NodeCountFromCountStore', 1, 4],
  ['count-store', 'MATCH (:P)-[r:K]->() RETURN count(r) AS c', 'RelationshipCountFromCountStore', 1, 11],
  ['count-store', 'MATCH (n:Missing) RETURN count(n) AS c', 'NodeCountFromCountStore', 0, 0],
] as const

describe.each(cases)('%s', (name, query, operator, hits, hitsWithout) => {
  test(`changes the plan of ${query} and not its records`, () => {
    const database = graph(DRAWING)
    const run = (withoutRewrites: readonly string[]) => {
      const { records, summary } = database.query(`PROFILE ${query}`, {}, { withoutRewrites })
      const rows = summary.profile === undefined ? [] : planRows(summary.profile)
      return {
        records,
        operators: rows.map(({ plan }) => plan.operator),
        hits: rows.reduce((sum, { profile }) => sum + (profile?.hits ?? 0), 0),
      }
    }
    const [rewritten, plain] = [run([]), run([name])]
    expect(rewritten.operators).toContain(operator)
    expect(plain.operators).not.toContain(operator)
    expect([rewritten.hits, plain.hits]).toEqual([hits, hitsWithout])
    expect(rewritten.records).toEqual(plain.records)
  })
})

test.each([
  ['before records are sorted', 'MATCH (a:P) WITH a ORDER BY a.n WHERE a.n < 3 RETURN a.n'],
  [
    'before what a clause only hands on',
    'MATCH (a:P) OPTIONAL MATCH (a)-[:L]->(c) WITH a, c WHERE a.n < 3 RETURN a.n, c.n',
  ],
  [
    'under the name that it has there',
    'MATCH (a:P) OPTIONAL MATCH (a)-[:L]->(c) WITH a AS b, c AS d WITH b AS e, d WHERE e.n < 3 AND e.n > 1 RETURN e.n, d.n',
  ],
])('push-down-filters looks at a condition %s', (_, query) => {
  const database = graph(DRAWING)
  const run = (withoutRewrites: readonly string[]) => {
    const { records, summary } = database.query(`PROFILE ${query}`, {}, { withoutRewrites })
    const rows = summary.profile === undefined ? [] : planRows(summary.profile)
    return { records, hits: rows.reduce((sum, { profile }) => sum + (profile?.hits ?? 0), 0) }
  }
  const [pushed, plain] = [run([]), run(['push-down-filters'])]
  expect(pushed.hits).toBeLessThan(plain.hits)
  expect(pushed.records).toEqual(plain.records)
})

test.each([
  'MATCH (a:P) WITH a AS b WHERE EXISTS { (b)-[:L]->() } RETURN b.n',
  'MATCH (a:P) WITH a.n AS n WHERE n > 1 RETURN n',
  'MATCH (a:P) WITH a AS b, a.n AS m WHERE m > 1 AND b.n > 1 RETURN m',
  'MATCH (a:P) WITH a AS b WHERE any(b IN [1, 2] WHERE b = 1) RETURN b.n',
])('push-down-filters changes no record of %s', (query) => {
  const database = graph(DRAWING)
  expect(database.query(query).records).toEqual(
    database.query(query, {}, { withoutRewrites: ['push-down-filters'] }).records,
  )
})

test.each([
  ['MATCH (a:P) OPTIONAL MATCH (a)-[:L]->(c) WITH a, c WHERE a.n < 3 RETURN a.n, c.n ORDER BY a.n'],
  ['MATCH (a:P) WITH a, a.n + 1 AS m WHERE a.n > 1 RETURN m ORDER BY m'],
  ['MATCH (a:P) OPTIONAL MATCH (a)-[:L]->(c) WITH a, c WHERE c IS NULL RETURN a.n ORDER BY a.n'],
  ['MATCH (n:P) RETURN count(DISTINCT n) AS c'],
  ['MATCH (n:P)-[:K]-(m) RETURN count(*) AS c'],
  ['MATCH (n:P) WHERE n.n > 1 RETURN count(*) AS c'],
])('%s gives the same with all rewrites as with none', (query) => {
  const database = graph(DRAWING)
  const none = database.query(query, {}, { withoutRewrites: rewrites.map(({ name }) => name) }).records
  expect(none.length).toBeGreaterThan(0)
  expect(database.query(query).records).toEqual(none)
})
