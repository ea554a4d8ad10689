import type { Value } from '../../model/values.ts'
import { weightOf } from './value-size.ts'

/** From this weight on a value is worked on in pieces: texts of 32,768 units, lists of 512 elements. */
export const LONG_WEIGHT = 512
/** A list of so many bytes is long. */
export const LONG_BYTES = LONG_WEIGHT * 16

/**
 * Thrown by an evaluator that is for short values, where it comes upon a long one: whoever can pause begins the record's
 * value again, in pieces. Nothing has been changed by then, as expressions only read.
 */
class LongValue extends Error {}

export const LONG_VALUE = new LongValue('A long value is worked on in pieces.')

/** Whether a value is worked on in pieces. Cost: none, see `weightOf`. */
export function isLong(value: Value): boolean {
  return weightOf(value) >= LONG_WEIGHT
}
