import { beforeAll, describe, expect, test } from 'vitest'
import { fulltext } from '../../src/fulltext/index.ts'
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

describe('what a full-text search finds counts as memory while it grows', () => {
  const texts = fulltext.texts(['text'], 'standard-no-stop-words')
  beforeAll(() => {
    for (let at = 0; at < SIZE; at++) finish(texts.add([at % 2 === 0 ? 'red blue' : 'red blues']))
  })

  test.each(['*:*', 'red', 're*', 'blue~1', '"red blue"', 'red OR re*', '+red +re*', 'red -green'])(
    '%s',
    (query) => {
      const held: number[] = []
      const search = (limit: number) =>
        finish(
          texts.search(query, undefined, {
            replace: (bytes) => {
              held.push(bytes)
              if (bytes > limit) throw new Error('too much')
            },
            clear: () => {},
          }),
        )
      const { value, pauses } = search(Infinity)
      const most = Math.max(...held)
      // At least the entries and their scores, and at most some copies of them.
      const least = 12 * value.entries.length
      expect([most >= least, most < 10 * 12 * SIZE]).toEqual([true, true])
      // In the end what is found alone is held.
      expect(held.at(-1)).toBe(value.entries.buffer.byteLength + value.scores.buffer.byteLength)
      held.length = 0
      expect(() => search(least / 4)).toThrow('too much')
      expect(held.at(-1)).toBeLessThan(most)
      expect(pauses).toBeGreaterThan(0)
    },
  )

  test('and what many words found one after another is let go', () => {
    const most = (words: number): number => {
      let bytes = 0
      const held = { replace: (now: number) => (bytes = Math.max(bytes, now)), clear: () => {} }
      finish(texts.search(Array.from({ length: words }, () => 'red').join(' OR '), undefined, held))
      return bytes
    }
    expect(most(20)).toBe(most(3))
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
