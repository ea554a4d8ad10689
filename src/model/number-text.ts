import { formatFloat } from './float-text.ts'
import { type NumberValue, toDouble } from './numbers.ts'
import { Float } from './values.ts'

/**
 * True where a number is a FLOAT, also one out of its box, as answers that are not `exact` hold it: what is beyond the
 * safe range without being a `bigint`, and -0, is not an INTEGER.
 */
export function isFloatInFile(value: NumberValue): boolean {
  return value instanceof Float || (typeof value === 'number' && !isSafeInteger(value))
}

/** A number as files hold it: an INTEGER in digits, a FLOAT with a fraction, `1.0`, `1.0E21`, `NaN`, `-Infinity`. */
export function numberText(value: NumberValue): string {
  return isFloatInFile(value) ? formatFloat(toDouble(value)) : String(value)
}

function isSafeInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0)
}
