import { beforeAll, describe, expect, test } from 'vitest'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { SearchableVectors } from '../../src/search/searchable-vectors.ts'
import { finish } from '../fulltext/search.ts'

const SIZE = 8_000
const MOST = 2 ** 31 - 1

describe('as many neighbours of a vector as there are', () => {
  const index = new SearchableVectors({ dimensions: 2, similarity: 'euclidean', approximate: undefined })
  const vector = Float32Array.of(0, 0)
  beforeAll(() => {
    for (let at = 0; at < SIZE; at++) finish(index.add([(at * 7919) % SIZE, 0]))
  })

  test('come in order, which is made in pieces of a thousand steps', () => {
    const { value, pauses } = finish(index.nearest(vector, MOST, (entry) => entry))
    expect([...value.ids.subarray(0, 3)].map((at) => (at * 7919) % SIZE)).toEqual([0, 1, 2])
    expect(value.ids).toHaveLength(SIZE)
    // Sorting compares each at least log2(SIZE / 12) times, and a pause comes after 1,024 of that.
    expect(pauses).toBeGreaterThan((SIZE * 8) / 1_024)
  })

  test('count as memory before they are put in order', () => {
    const held: number[] = []
    const searching = index.nearest(vector, MOST, (entry) => entry, {
      replace: (bytes) => {
        held.push(bytes)
        if (bytes > 20 * SIZE) throw new Error('too much')
      },
      clear: () => {},
    })
    expect(() => finish(searching)).toThrow('too much')
    // A look at one takes less than keeping it, so that they are counted while there are fewer.
    expect(held.at(0)).toBeLessThan(48 * SIZE)
  })
})

test.each([
  "CALL db.index.vector.queryNodes('vectors', 1000000, [0, 1]) YIELD node RETURN count(node)",
  "CALL db.index.fulltext.queryNodes('texts', 'a') YIELD node RETURN count(node)",
])('what a search finds counts for the memory limit: %s', (query) => {
  const database = new FullDatabase()
  database.query(
    'CREATE VECTOR INDEX vectors FOR (n:A) ON (n.v) OPTIONS {indexConfig: {`vector.dimensions`: 2}}',
  )
  database.query('CREATE FULLTEXT INDEX texts FOR (n:A) ON EACH [n.text]')
  database.query(`UNWIND range(1, ${SIZE}) AS i CREATE (:A {v: [i, 1], text: 'a'})`)
  expect(database.query(query).records).toEqual([[SIZE]])
  expect(() => database.query(query, {}, { maxMemory: 20 * SIZE })).toThrow(
    expect.objectContaining({ code: 'MemoryLimit' }),
  )
  expect(database.query(query).records).toEqual([[SIZE]])
})
