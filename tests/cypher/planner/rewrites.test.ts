import { describe, expect, test } from 'vitest'
import { rewrites } from '../../../src/cypher/planner/rewrites/index.ts'
import { prepare, ProcedureRegistry } from '../../../src/cypher/index.ts'
import { graph } from '../../helpers/graph.ts'

const procedures = new ProcedureRegistry()
const DRAWING = `(a:P {n: 1})-[:K]->(b:P {n: 2})-[:K]->(c:P {n: 3})-[:K]->(a), (a)-[:L]->(x:C {n: 9}), (b)-[:L]->(x), (:P {n: 4})`

const cases = [
  ['top-k', 'MATCH (n) RETURN n.n AS n ORDER BY n DESC LIMIT 2', 'top'],
  ['top-k', 'MATCH (n) RETURN n.n AS n ORDER BY n SKIP 1 LIMIT 2', 'top'],
  ['count-store', 'MATCH (n:P) RETURN count(*) AS c', 'count-store'],
  ['count-store', 'MATCH (n:P) RETURN count(n) AS c', 'count-store'],
  ['count-store', 'MATCH (:P)-[r:K]->() RETURN count(r) AS c', 'count-store'],
  ['count-store', 'MATCH (n:Missing) RETURN count(n) AS c', 'count-store'],
] as const

describe.each(cases)('%s', (name, query, kind) => {
  test(`changes the plan of ${query} and not its records`, () => {
    const database = graph(DRAWING)
    const reader = database.read()
    expect(JSON.stringify(prepare(query, { reader, procedures }).plan.root)).toContain(`"kind":"${kind}"`)
    expect(
      JSON.stringify(prepare(query, { reader, procedures, withoutRewrites: [name] }).plan.root),
    ).not.toContain(`"kind":"${kind}"`)
    expect(database.query(query).records).toEqual(
      database.query(query, {}, { withoutRewrites: [name] }).records,
    )
  })
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
