import { expect, test } from 'vitest'
import { phraseFrequency } from '../../src/fulltext/index/phrase-frequency.ts'
import { PAUSE, Steps } from '../../src/fulltext/steps.ts'
import { finish } from './search.ts'

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
  expect(finish(phraseFrequency(places, offsets, slop, new Steps())).value).toBeCloseTo(frequency, 6)
})

test.each([0, 9_000])('with too few places for its repeats a phrase is given up at once, slop %i', (slop) => {
  const places = [1, 2, 3]
  const terms = Array.from({ length: 9_000 }, () => places)
  const offsets = terms.map((_, at) => at)
  expect(finish(phraseFrequency(terms, offsets, slop, new Steps()))).toEqual({ value: 0, pauses: 0 })
})

test.each([0, 300])('a phrase of many repeats pauses within a text, slop %i', (slop) => {
  const repeats = 300
  const places = Array.from({ length: 400 }, (_, at) => at)
  const terms = Array.from({ length: repeats }, () => places)
  const offsets = terms.map((_, at) => at)
  const { value, pauses } = finish(phraseFrequency(terms, offsets, slop, new Steps()))
  expect(value).toBeGreaterThan(0)
  expect(pauses).toBeGreaterThan(Math.floor((100 * repeats) / PAUSE))
})
