import { expect, test } from 'vitest'
import { phraseFrequency } from '../../src/fulltext/index/phrase-frequency.ts'

const twice = [0, 1]

// Neo4j's scores say the same: tests/neo4j/searches.ts has these as texts and queries.
test.each<readonly [what: string, places: number[][], offsets: number[], slop: number, frequency: number]>([
  [
    'brown brown dog dog: "brown dog"',
    [
      [0, 1],
      [2, 3],
    ],
    [0, 1],
    0,
    1,
  ],
  [
    'brown brown dog dog: "brown dog"~3',
    [
      [0, 1],
      [2, 3],
    ],
    [0, 1],
    3,
    1,
  ],
  ['fox brown: "brown fox"~2', [[1], [0]], [0, 1], 2, 1 / 3],
  ['fox brown: "brown fox"~1', [[1], [0]], [0, 1], 1, 0],
  ['fox fox: "fox fox"~1', [twice, twice], [0, 1], 1, 1],
  ['fox fox: "fox fox fox"~9', [twice, twice, twice], [0, 1, 2], 9, 0],
  ['state of mind: "state of mind"', [[0], [2]], [0, 2], 0, 1],
  [
    'a x b, a b: "a b"~1',
    [
      [0, 3],
      [2, 4],
    ],
    [0, 1],
    1,
    1.5,
  ],
])('%s', (_, places, offsets, slop, frequency) => {
  expect(phraseFrequency(places, offsets, slop)).toBeCloseTo(frequency, 6)
})
