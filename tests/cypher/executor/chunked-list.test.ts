import { expect, test } from 'vitest'
import { ChunkedIds, ChunkedList } from '../../../src/cypher/executor/chunked-list.ts'
import { randomOf } from '../../helpers/random.ts'

test('a list gives back what was put in, over many chunks', () => {
  const list = new ChunkedList<string>()
  const given = Array.from({ length: 50_001 }, (_, at) => `item ${at}`)
  for (const item of given) list.push(item)
  expect(list.length).toBe(given.length)
  expect(given.map((_, at) => list.at(at))).toEqual(given)
})

test.each([
  ['one by one', () => 1],
  ['some at a time', (random: () => number) => Math.floor(random() * 40)],
  ['many at a time', (random: () => number) => Math.floor(random() * 40_000)],
  ['a chunk at a time', () => 16_384],
  ['first few, then many', (_: () => number, taken: number) => (taken < 100 ? 3 : 10_000)],
])('ids come back as they were appended: %s', (_, lengthOf) => {
  const random = randomOf(7)
  const ids = new ChunkedIds()
  const given: number[] = []
  while (given.length < 50_000) {
    const more = Int32Array.from(
      { length: lengthOf(random, given.length) },
      (__, at) => given.length + at * 3,
    )
    ids.append(more)
    for (const id of more) given.push(id)
    // They are copied: the column that they come from is used again.
    more.fill(-1)
  }
  expect(ids.length).toBe(given.length)
  expect(given.map((__, at) => ids.at(at))).toEqual(given)
})
