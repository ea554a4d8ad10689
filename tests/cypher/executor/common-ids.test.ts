import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CommonIds } from '../../../src/cypher/executor/common-ids.ts'
import { cursorOver } from '../../../src/model/cursor-over.ts'

const ids = fc
  .uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 2_000, size: 'max' })
  .map((list) => Int32Array.from(list).sort())

test('gives what all lists have, in order, in pages of any size, and reads no id twice', () => {
  fc.assert(
    fc.property(
      fc.array(ids, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 200 }),
      (lists, size) => {
        const common = new CommonIds(lists.map(cursorOver))
        const found: number[] = []
        let total = 0
        while (!common.isDone) {
          const page = new Int32Array(size)
          const { count, read } = common.next(page)
          found.push(...page.subarray(0, count))
          total += read
        }
        const [first, ...others] = lists.map((list) => new Set(list))
        expect(found).toEqual([...first].filter((id) => others.every((other) => other.has(id))))
        expect(total).toBeLessThanOrEqual(lists.reduce((sum, list) => sum + list.length, 0))
      },
    ),
  )
})

test('a list that ends early ends the others too', () => {
  const long = Int32Array.from({ length: 100_000 }, (_, at) => at)
  const common = new CommonIds([Int32Array.of(1, 50), long].map(cursorOver))
  let total = 0
  while (!common.isDone) total += common.next(new Int32Array(100)).read
  expect(total).toBeLessThan(2_000)
})
