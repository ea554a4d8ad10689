import { isInteger } from '../../../model/numbers.ts'
import { typeName } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import { outOfRange, runtimeError } from '../../runtime/errors.ts'
import { LONG_WEIGHT } from '../../runtime/long-values.ts'
import { makeList } from '../../in-pieces/lists.ts'
import { ANY } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'
import { IntegerRange } from '../../runtime/integer-range.ts'

/** range: both ends inclusive; a step in the wrong direction gives an empty list. TCK expressions/list/List11. */
export const range = defineFunction({
  name: 'range',
  category: 'List',
  signature: '(start :: INTEGER, end :: INTEGER, step = 1 :: INTEGER) :: LIST<INTEGER>',
  description: 'The integers from start to end, both included.',
  parameters: [ANY, ANY, ANY],
  call: (arguments_) => {
    const integers = rangeOf(arguments_)
    const items: Value[] = []
    for (let at = 0; at < integers.length; at++) items.push(integers.at(at))
    return items
  },
  asRange: (arguments_) => rangeOf(arguments_),
  isLong: (arguments_) => rangeOf(arguments_).length >= LONG_WEIGHT,
  pausing: (arguments_, context) => {
    const integers = rangeOf(arguments_)
    return makeList(integers.length, (at) => integers.at(at), context)
  },
})

/**
 * The range of a call's arguments, none of them null.
 * @throws CypherError ArgumentError `InvalidArgumentType`; `NumberOutOfRange` for a step of 0
 */
function rangeOf([first, last, by]: readonly Value[]): IntegerRange {
  const start = bound(first)
  const end = bound(last)
  const step = by === undefined ? 1 : bound(by)
  if (Number(step) === 0) throw outOfRange('The step of range() cannot be 0.', 'Use a step other than 0.')
  return new IntegerRange(start, end, step)
}

function bound(value: Value): number | bigint {
  if (isInteger(value)) return value
  const message = `range() needs INTEGER arguments, but got ${typeName(value)}.`
  throw runtimeError('ArgumentError', 'InvalidArgumentType', message, 'Use toInteger() on it.')
}
