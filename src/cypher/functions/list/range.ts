import { isInteger } from '../../../model/numbers.ts'
import { typeName } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import { outOfRange, runtimeError } from '../../expression/errors.ts'
import { EMPTY_LIST_BYTES, requireLength, withSize } from '../../value-size.ts'
import { ANY, atOnce, INTEGER, defineFunction, listOf } from '../define.ts'
import type { FunctionContext, Making } from '../definition.ts'
import { IntegerRange } from './integer-range.ts'

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
  call: (arguments_, context) => atOnce(integersOf(arguments_, context), context),
  pausing: integersOf,
})

function* integersOf(arguments_: readonly Value[], context: FunctionContext): Making<Value> {
  const integers = rangeOf(arguments_)
  const { length } = integers
  requireLength('list', length)
  const memory = context.hold()
  memory.replace(EMPTY_LIST_BYTES + length * 8)
  const items: Value[] = []
  for (let index = 0; index < length; index += 1) {
    if (--context.slice.work <= 0) yield
    items.push(integers.at(index))
  }
  memory.clear()
  return withSize(items, EMPTY_LIST_BYTES + items.length * 8)
}

/**
 * The range of a call's arguments, none of them null.
 * @throws CypherError ArgumentError `InvalidArgumentType`; `NumberOutOfRange` for a step of 0
 */
export function rangeOf([first, last, by]: readonly Value[]): IntegerRange {
  const start = bound(first)
  const end = bound(last)
  const step = by === undefined ? 1 : bound(by)
  if (Number(step) === 0) throw outOfRange('range() cannot go in steps of 0', 'Use a step other than 0.')
  return new IntegerRange(start, end, step)
}

function bound(value: Value): number | bigint {
  if (isInteger(value)) return value
  const message = `range() needs INTEGER arguments, but got ${typeName(value)}`
  throw runtimeError('ArgumentError', 'InvalidArgumentType', message, 'Use toInteger() on it.')
}
