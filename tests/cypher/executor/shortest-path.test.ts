import { expect, test } from 'vitest'
import type { Database } from '../../../src/database/database.ts'
import { QueryLimitError } from '../../../src/errors.ts'
import { graph } from '../../helpers/graph.ts'

/** Every node has a relationship to every other: trails without end, as far as anybody can wait. */
function dense(): Database {
  const database = graph()
  database.query('UNWIND range(0, 19) AS id CREATE (:N {id: id})')
  database.query('MATCH (a:N), (b:N) WHERE a <> b CREATE (a)-[:L]->(b)')
  return database
}

const ENDLESS =
  'MATCH p = shortestPath((a:N {id: 0})-[:L*]->(b:N {id: 1})) WHERE length(p) > 1000 RETURN length(p)'

test('a search that a condition makes endless stops between steps, and is cancelled there', () => {
  const query = dense().start(ENDLESS)
  for (let slice = 0; slice < 20; slice++) expect(query.step()).toEqual({ kind: 'records', records: [] })
  query.cancel()
  expect(() => query.step()).toThrow(expect.objectContaining({ code: 'Cancelled' }))
})

test('a search that a condition makes endless ends at the time limit', () => {
  const ask = () => dense().query(ENDLESS, {}, { maxMillis: 50 })
  expect(ask).toThrow(QueryLimitError)
  expect(ask).toThrow(expect.objectContaining({ code: 'TimeLimit' }))
})

test('a search gives the same in slices of any size', () => {
  const database = dense()
  const text = `MATCH p = allShortestPaths((a:N {id: 0})-[:L*]->(b:N {id: 1}))
    WHERE length(p) > 1 AND nodes(p)[1].id > 15 RETURN nodes(p)[1].id AS via ORDER BY via`
  const inSlices = (work: number): unknown[] => {
    const query = database.start(text)
    const records: unknown[] = []
    for (let step = query.step(work); step.kind !== 'done'; step = query.step(work))
      records.push(...step.records)
    return records
  }
  for (const work of [1, 2, 7, 100, 1e9]) expect(inSlices(work)).toEqual([[16], [17], [18], [19]])
})

test('a search whose condition is a subquery goes on however small the slices are', () => {
  const query = dense().start(
    'MATCH p = shortestPath((a:N {id: 0})-[:L*..2]->(b:N {id: 1})) WHERE EXISTS { (c:N) WHERE c.id > length(p) } RETURN length(p)',
  )
  let step = query.step(1)
  // Each slice does a little: this many are far more than it takes.
  for (let slices = 0; slices < 10_000 && step.kind === 'records' && step.records.length === 0; slices++)
    step = query.step(1)
  expect(step).toEqual({ kind: 'records', records: [[1]] })
})

test('where nothing fits and nothing is longer, the search ends', () => {
  const database = graph(
    '(a:N {id: 0})-[:L]->(b:N {id: 1})-[:L]->(:N {id: 2})-[:L]->(a), (b)-[:L]->(:M)-[:L]->(:M)',
  )
  const lengths = (condition: string) =>
    database.query(
      `MATCH p = shortestPath((a:N {id: 0})-[:L*]->(b:N {id: 1})) WHERE ${condition} RETURN length(p)`,
    ).records
  expect(lengths('length(p) > 0')).toEqual([[1]])
  expect(lengths('length(p) > 1')).toEqual([])
  expect(lengths('any(n IN nodes(p) WHERE n:M)')).toEqual([])
})

test('a condition on every node holds for the ends too, without a search', () => {
  const database = dense()
  const text = `MATCH p = shortestPath((a:N {id: 0})-[:L*]->(b:N {id: 1}))
    WHERE all(n IN nodes(p) WHERE n.id > 0) AND length(p) > 1 RETURN p`
  expect(database.query(text, {}, { maxMillis: 5_000 }).records).toEqual([])
})
