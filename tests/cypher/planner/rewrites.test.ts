import { describe, expect, test } from 'vitest'
import { rewrites } from '../../../src/cypher/planner/rewrites/index.ts'
import { planRows } from '../../../src/database/index.ts'
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

test('push-down-filters looks at a condition before records are sorted', () => {
  const database = graph(DRAWING)
  const query = 'MATCH (a:P) WITH a ORDER BY a.n WHERE a.n < 3 RETURN a.n'
  const hitsOf = (withoutRewrites: readonly string[]): number => {
    const { profile } = database.query(`PROFILE ${query}`, {}, { withoutRewrites }).summary
    return (profile === undefined ? [] : planRows(profile)).reduce(
      (sum, row) => sum + (row.profile?.hits ?? 0),
      0,
    )
  }
  expect(hitsOf([])).toBeLessThan(hitsOf(['push-down-filters']))
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
