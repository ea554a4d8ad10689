import { isInteger } from '../../../model/numbers.ts'
import { typeName } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import { integer } from '../../../model/numbers.ts'
import { outOfRange, runtimeError } from '../../expression/errors.ts'
import { ANY, INTEGER, defineFunction, listOf } from '../define.ts'

/** The longest list that range() makes: more would not fit in memory as values. */
const LONGEST = 2 ** 26

/** range: both ends inclusive; a step in the wrong direction gives an empty list. TCK expressions/list/List11. */
export const range = defineFunction({
  name: 'range',
  signature: '(start :: INTEGER, end :: INTEGER, step = 1 :: INTEGER) :: LIST<INTEGER>',
  description: 'The integers from start to end, both included.',
  parameters: [ANY, ANY, ANY],
  optional: 1,
  result: listOf(INTEGER),
  nulls: 'propagate',
  example: { query: 'RETURN range(0, 10, 5)', result: [0, 5, 10] },
  call: ([first, last, by]) => {
    const start = bound(first)
    const end = bound(last)
    const step = by === undefined ? 1 : bound(by)
    if (Number(step) === 0) throw outOfRange('range() cannot go in steps of 0', 'Use a step other than 0.')
    if (typeof start === 'bigint' || typeof end === 'bigint' || typeof step === 'bigint') {
      return rangeOfBigints(BigInt(start), BigInt(end), BigInt(step))
    }
    const length = Math.max(0, Math.floor((end - start) / step) + 1)
    refuseLong(length)
    const items: Value[] = []
    for (let index = 0; index < length; index += 1) items.push(start + index * step)
    return items
  },
})

function rangeOfBigints(start: bigint, end: bigint, step: bigint): Value[] {
  // Division truncates towards zero, so the wrong direction is ruled out first.
  const empty = step > 0n ? start > end : start < end
  const length = empty ? 0 : Number((end - start) / step) + 1
  refuseLong(length)
  return Array.from({ length }, (_, index) => integer(start + BigInt(index) * step))
}

function bound(value: Value): number | bigint {
  if (isInteger(value)) return value
  const message = `range() needs INTEGER arguments, but got ${typeName(value)}`
  throw runtimeError('ArgumentError', 'InvalidArgumentType', message, 'Use toInteger() on it.')
}

function refuseLong(length: number): void {
  if (length <= LONGEST) return
  throw outOfRange(
    `range() would make ${length} elements; the limit is ${LONGEST}`,
    'Ask for a shorter range.',
  )
}
