import { describe, expect, test } from 'vitest'
import { idsIn, optionsQuery } from '../../src/cli/metric-part.ts'
import { databaseOf } from '../metrics/drawn.ts'
import { expectSliced } from '../helpers/sliced.ts'

/** So many nodes, each joined to the next and the one after it. */
function databaseWith(size: number): ReturnType<typeof databaseOf> {
  return databaseOf({
    size,
    edges: Array.from({ length: 2 * size }, (_, at) => [
      at % size,
      (at + 1 + Math.floor(at / size)) % size,
      1,
    ]),
  })
}

/** The slices that are taken to find all elements again, and those that one pass over them takes. */
function slicesOf(size: number): { readonly found: number; readonly pass: number } {
  const database = databaseWith(size)
  const { records } = database.query('MATCH p = ()-[]->() RETURN p', {}, { maxRecords: Infinity })
  const { text, parameters } = optionsQuery({}, idsIn(records))
  const counts = 'RETURN size(options.nodes) AS nodes, size(options.relationships) AS relationships'
  const found = expectSliced(database.start(`${text} ${counts}`, parameters, { maxMillis: Infinity }))
  expect(found.records).toEqual([[size, 2 * size]])
  const pass = expectSliced(
    database.start(
      'RETURN size(COLLECT { MATCH (n) RETURN n }), size(COLLECT { MATCH ()-[r]->() RETURN r })',
      {},
    ),
  )
  return { found: found.slices, pass: pass.slices }
}

describe('a part that a metric is handed', () => {
  test('is found by one pass over the nodes and one over the relationships', () => {
    const { found, pass } = slicesOf(8_000)
    expect(found).toBeLessThanOrEqual(4 * pass)
  })

  test('costs as many times more as there is more', () => {
    const [small, large] = [slicesOf(4_000), slicesOf(16_000)]
    expect(large.found).toBeLessThanOrEqual(5 * small.found)
  })

  test('is what was returned and nothing else', () => {
    const database = databaseWith(10)
    const partOf = (query: string): readonly unknown[] => {
      const { text, parameters } = optionsQuery({ x: 1 }, idsIn(database.query(query).records))
      const returned =
        'RETURN options.x, [n IN options.nodes | n.n] AS nodes, [r IN options.relationships | id(r)] AS relationships'
      return database.query(`${text} ${returned}`, parameters).records[0]
    }
    expect(partOf('MATCH (n) WHERE n.n IN [3, 7] RETURN {all: collect(n)}')).toEqual([1, [3, 7], null])
    expect(partOf('MATCH (a)-[r]->(b) WHERE a.n = 2 AND b.n = 4 RETURN r')).toEqual([1, [2, 4], [12]])
  })
})
