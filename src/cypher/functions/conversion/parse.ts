import { exact, numberText } from '../../expression/arithmetic.ts'
import { integerOverflow, runtimeError } from '../../runtime/errors.ts'
import {
  INTEGER_MAX,
  INTEGER_MIN,
  integer,
  isFloat,
  isInteger,
  isNumber,
  toDouble,
} from '../../../model/numbers.ts'
import { Point } from '../../../model/point.ts'
import { isTemporal } from '../../../model/temporal/index.ts'
import { float, type Value } from '../../../model/values.ts'

const INTEGER_TEXT = /^[+-]?\d+$/
const FLOAT_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
/** What Java's `Double.parseDouble` takes besides: a letter for the type after the number, and hexadecimal floats. */
const TYPED_TEXT = /^([^fdx]+)[fd]$/i
const HEXADECIMAL_FLOAT = /^([+-]?)0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?\d+)[fd]?$/i
/** A text of more digits is far beyond 64 bits; reading it exactly would take long. */
const MOST_DIGITS = 400

/** No text of a number or a truth value is as long, but for digits and spaces that say nothing. */
const MOST_CHARACTERS = 10_000

/** @throws CypherError ArgumentError `InvalidArgumentValue` for a text that would take long to read */
function requireShort(text: string): void {
  if (text.length <= MOST_CHARACTERS) return
  throw runtimeError(
    'ArgumentError',
    'InvalidArgumentValue',
    `A text of ${text.length.toLocaleString('en')} characters is too long to be converted.`,
    `Convert a text of at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
  )
}

/** What a conversion makes of one value; undefined where its type cannot be converted. null for a text that says nothing. */
export type Conversion = (value: Value) => Value | undefined

/**
 * toInteger: texts are read as INTEGER or FLOAT, fractions cut off; a FLOAT outside 64 bits gives the nearest limit, as in
 * Java. @throws CypherError ArithmeticError `IntegerOverflow` for a text outside 64 bits
 */
export const toInteger: Conversion = (value) => {
  if (isInteger(value)) return value
  if (isFloat(value)) return truncated(toDouble(value))
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string') return undefined
  requireShort(value)
  if (INTEGER_TEXT.test(value)) {
    const digits = value.replace(/^([+-]?)0+(?=\d)/, '$1').replace(/^\+/, '')
    return digits.length > MOST_DIGITS ? tooLarge(value) : within(BigInt(digits), value)
  }
  if (!FLOAT_TEXT.test(value)) return null
  const number = Number(value)
  return Math.abs(number) >= 2 ** 63 ? tooLarge(value) : truncated(number)
}

/** toFloat: numbers and texts of numbers, as Java reads them. */
export const toFloat: Conversion = (value) => {
  if (isNumber(value)) return float(toDouble(value))
  if (typeof value !== 'string') return undefined
  requireShort(value)
  const text = value.trim()
  const plain = TYPED_TEXT.exec(text)?.[1] ?? text
  if (FLOAT_TEXT.test(plain)) return float(Number(plain))
  if (/^[+-]?NaN$/.test(text)) return Number.NaN
  if (/^[+-]?Infinity$/.test(text)) return Number(text)
  return hexadecimalFloat(text)
}

function hexadecimalFloat(text: string): Value {
  const match = HEXADECIMAL_FLOAT.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match
  if (whole + fraction === '') return null
  const digits = BigInt(`0x${(whole + fraction).slice(0, MOST_DIGITS)}`)
  const cut = Math.max(0, whole.length + fraction.length - MOST_DIGITS)
  const scale = Number(exponent) - 4 * fraction.length + 4 * cut
  // In two steps, since the power alone may be too small or too large for a FLOAT.
  const half = Math.trunc(scale / 2)
  const value = Number(digits) * 2 ** half * 2 ** (scale - half)
  return float(sign === '-' ? -value : value)
}

/** toBoolean: `true` and `false` in any case, and integers (0 is false). */
export const toBoolean: Conversion = (value) => {
  if (typeof value === 'boolean') return value
  if (isInteger(value)) return value !== 0
  if (typeof value !== 'string') return undefined
  requireShort(value)
  const text = value.trim().toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : null
}

/** toString: texts of scalars; FLOAT always with a fraction, temporal values in ISO 8601,
 * points as the call that makes them. */
export const toText: Conversion = (value) => {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (isTemporal(value) || value instanceof Point) return value.toString()
  return isNumber(value) ? numberText(value) : undefined
}

function truncated(value: number): Value {
  if (Number.isNaN(value)) return 0
  if (value >= 2 ** 63) return INTEGER_MAX
  if (value <= -(2 ** 63)) return INTEGER_MIN
  const whole = Math.trunc(value)
  return Number.isSafeInteger(whole) ? whole + 0 : exact('toInteger', BigInt(whole))
}

function within(value: bigint, text: string): Value {
  return value > INTEGER_MAX || value < INTEGER_MIN ? tooLarge(text) : integer(value)
}

function tooLarge(text: string): never {
  throw integerOverflow(`\`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\``)
}
