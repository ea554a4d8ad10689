import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Search } from '../../../src/cypher/in-pieces/search.ts'
import { PIECE } from '../../../src/cypher/in-pieces/texts.ts'
import { contextOf, inSlices } from './context.ts'

function find(text: string, part: string, from = 0): number {
  const { context, memory } = contextOf()
  const search = new Search(part, context)
  const { made } = inSlices(search.find(text, from), context)
  search.end()
  expect(memory.used).toBe(0)
  return made
}

/** Texts that repeat themselves: few letters, periods, and parts of one another. */
const repeating = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', '\u{1f600}'), minLength: 1, maxLength: 6 }),
    fc.nat(60),
    fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 80 }),
  )
  .map(([period, times, rest]) => period.repeat(times) + rest)

test('a part is found where indexOf finds it', () => {
  fc.assert(
    fc.property(repeating, repeating, repeating, fc.nat(50), (before, part, after, from) => {
      const text = before + part.slice(0, part.length - 1) + after + part + before
      for (const [looked, sought] of [
        [text, part],
        [text, part.slice(1) + 'b'],
        [before, after],
      ]) {
        const start = Math.min(from, looked.length)
        expect(find(looked, sought, start)).toBe(looked.indexOf(sought, start))
      }
    }),
    { numRuns: 500 },
  )
})

test.each([1, 2, 64, 65, 1000])('a part of %d units is found over the ends of pieces', (length) => {
  const part = 'b'.repeat(length - 1) + 'c'
  for (const at of [0, PIECE - length, PIECE - 1, PIECE, 2 * PIECE - 1, 3 * PIECE - length])
    expect(find('b'.repeat(at) + part + 'b'.repeat(3 * PIECE), part)).toBe(at)
  expect(find('b'.repeat(3 * PIECE), part)).toBe(-1)
})

test('the time grows with the length of text and part, and not with their product', () => {
  const { context } = contextOf()
  const text = 'a'.repeat(2 ** 20)
  // Each of them takes indexOf more than 10^10 comparisons, in one go.
  for (const part of [`${'a'.repeat(2 ** 18)}b`, `b${'a'.repeat(2 ** 18)}`, `${'ab'.repeat(2 ** 17)}b`]) {
    const search = new Search(part, context)
    const { made, slices } = inSlices(search.find(text, 0), context, 20_000)
    expect(made).toBe(-1)
    expect(slices).toBeLessThan(20)
  }
})

test('the memory of a long part is asked for before it is taken', () => {
  const { context, memory } = contextOf(100_000)
  const search = new Search('a'.repeat(50_000), context)
  expect(() => inSlices(search.find('b'.repeat(60_000), 0), context)).toThrow(
    expect.objectContaining({ code: 'MemoryLimit' }),
  )
  expect(memory.used).toBe(0)
})
