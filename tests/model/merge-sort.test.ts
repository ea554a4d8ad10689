import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeSort } from '../../src/model/merge-sort.ts'

/** Patience for so much work at a time, and what was spent within each. */
class Slices {
  readonly spent: number[] = [0]
  readonly #size: number
  constructor(size: number) {
    this.#size = size
  }
  spend(work: number): void {
    this.spent[this.spent.length - 1] += work
  }
  get slice(): { readonly work: number } {
    return { work: this.#size - this.spent[this.spent.length - 1] }
  }
}

function sorted(
  keys: readonly number[],
  slices: Slices,
): { readonly order: readonly number[]; readonly pauses: number } {
  const sorting = mergeSort(keys.length, (one, other) => keys[one] - keys[other], slices)
  for (let pauses = 0; ; pauses++) {
    const step = sorting.next()
    if (step.done === true) return { order: [...step.value], pauses }
    slices.spent.push(0)
  }
}

const stable = (keys: readonly number[]): readonly number[] =>
  keys.map((_, at) => at).toSorted((one, other) => keys[one] - keys[other] || one - other)

/** Few different keys, so that many are equal, in stretches that rise, fall or do neither. */
const keys = fc
  .array(
    fc.oneof(
      fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 200, size: 'max' }),
      fc
        .tuple(fc.integer({ min: -5, max: 5 }), fc.nat({ max: 100 }), fc.constantFrom(-1, 0, 1))
        .map(([from, count, by]) => Array.from({ length: count }, (_, at) => from + at * by)),
    ),
    { maxLength: 6 },
  )
  .map((stretches) => stretches.flat())

describe('a sort that pauses', () => {
  test('gives the order of a stable sort, wherever it pauses', () => {
    fc.assert(
      fc.property(keys, fc.oneof(fc.constant(0), fc.nat({ max: 2_000 })), (given, slice) => {
        expect(sorted(given, new Slices(slice)).order).toEqual(stable(given))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['random', (at: number) => Math.imul(at, 0x9e3779b9) % 1000],
    ['falling', (at: number) => -at],
    ['rising', (at: number) => at],
    ['equal', () => 0],
  ])('does a little more than its slice at the most: %s keys', (_, keyOf) => {
    const slices = new Slices(500)
    const { pauses } = sorted(
      Array.from({ length: 20_000 }, (__, at) => keyOf(at)),
      slices,
    )
    expect(pauses).toBeGreaterThan(20)
    expect(Math.max(...slices.spent)).toBeLessThan(500 + 1 + (20_000 >> 6))
  })
})
