import { expect, test } from 'vitest'
import { rewrites } from '../../../src/cypher/planner/rewrites/index.ts'
import { graph } from '../../helpers/graph.ts'

/** 3,000 nodes; node i has i % 3 relationships to the next ones, node 0 some 2,000 of another type. */
function large(): ReturnType<typeof graph> {
  const database = graph()
  database.query('UNWIND range(0, 2999) AS i CREATE (:N {i: i})')
  database.query(
    'MATCH (a:N) UNWIND range(1, a.i % 3) AS s WITH a, s WHERE a.i % 3 > 0 MATCH (b:N) WHERE b.i = (a.i + s) % 3000 CREATE (a)-[:R]->(b)',
    {},
    { maxMillis: 60_000 },
  )
  database.query('MATCH (a:N {i: 0}), (b:N) WHERE b.i >= 1000 CREATE (a)-[:HUB]->(b)')
  return database
}
const database = large()

test.each([
  ['MATCH (a:N)-[:R]->(b) RETURN count(*), sum(a.i)', [[3000, 4_500_500]]],
  ['MATCH (a:N) OPTIONAL MATCH (a)-[:R]->(b) RETURN count(*), count(b), sum(a.i)', [[4000, 3000, 5_999_000]]],
  ['MATCH (a:N) OPTIONAL MATCH (a)-[:HUB]->(b) RETURN count(*), count(b)', [[4999, 2000]]],
  ['MATCH (a:N)-[:HUB]->(b)<-[:HUB]-(c) RETURN count(*)', [[0]]],
  ['MATCH (b)<-[:HUB]-(a:N)-[:HUB]->(c) RETURN count(*)', [[3_998_000]]],
  [
    'MATCH (a:N) CALL { WITH a MATCH (a)-[:R]->(b) RETURN count(b) AS c } RETURN sum(c), count(*)',
    [[3000, 3000]],
  ],
  ['MATCH (a:N) RETURN a.i AS i ORDER BY i DESC SKIP 2990 LIMIT 3', [[9], [8], [7]]],
  ['MATCH (a:N) WITH a.i % 1500 AS m RETURN count(DISTINCT m), count(m)', [[1500, 3000]]],
  ['MATCH (a:N) WITH DISTINCT a.i / 2 AS h RETURN count(*)', [[1500]]],
  ['MATCH (a:N {i: 0})-[:HUB*1..2]->(b) RETURN count(*)', [[2000]]],
  ['MATCH (a:N) WHERE a.i < 2 MATCH (b:N) RETURN count(*)', [[6000]]],
  ['MATCH (a:N) WHERE EXISTS { (a)<-[:HUB]-() } RETURN count(*)', [[2000]]],
  [
    'MATCH (a:N) WITH a ORDER BY a.i MATCH (a)-[:HUB]->(b) WITH b.i AS i LIMIT 1500 RETURN count(i)',
    [[1500]],
  ],
])('%s counts right across many batches', (query, expected) => {
  expect(database.query(query).records).toEqual(expected)
  expect(database.query(query, {}, { withoutRewrites: rewrites.map(({ name }) => name) }).records).toEqual(
    expected,
  )
})

test('a query that is stepped with a tiny budget gives the same records', () => {
  for (const query of [
    'MATCH (a:N) WHERE a.i < 50 OPTIONAL MATCH (a)-[:R*1..3]->(b) RETURN a.i, count(b) ORDER BY a.i',
    'MATCH (a:N {i: 1}), (b:N {i: 20}), p = allShortestPaths((a)-[:R*]-(b)) RETURN count(p)',
    'MATCH (a:N) WHERE a.i < 50 CALL { WITH a UNWIND range(1, a.i) AS x RETURN sum(x) AS s } RETURN sum(s)',
  ]) {
    const running = database.start(query)
    const records: unknown[] = []
    let steps = 0
    for (let step = running.step(1); step.kind !== 'done'; step = running.step(1)) {
      steps++
      records.push(...step.records)
    }
    expect(steps).toBeGreaterThan(10)
    expect(records).toEqual(database.query(query).records)
  }
})
