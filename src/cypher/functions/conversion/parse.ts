import { exact, numberText } from '../../expression/arithmetic.ts'
import {
  INTEGER_MAX,
  INTEGER_MIN,
  integer,
  isFloat,
  isInteger,
  isNumber,
  toDouble,
} from '../../../model/numbers.ts'
import { isTemporal } from '../../../model/temporal/index.ts'
import { float, type Value } from '../../../model/values.ts'

const INTEGER_TEXT = /^[+-]?\d+$/
const HEXADECIMAL_TEXT = /^[+-]?0x[0-9a-f]+$/i
const FLOAT_TEXT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** What a conversion makes of one value; undefined where its type cannot be converted. null for a text that says nothing. */
export type Conversion = (value: Value) => Value | undefined

/** toInteger: texts are read as INTEGER or FLOAT, fractions cut off; a text outside 64 bits gives null, a FLOAT the nearest limit (as Java does). */
export const toInteger: Conversion = (value) => {
  if (isInteger(value)) return value
  if (isFloat(value)) return truncated(toDouble(value))
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (INTEGER_TEXT.test(text)) return within(BigInt(text.replace(/^\+/, '')))
  if (HEXADECIMAL_TEXT.test(text)) {
    const size = BigInt(text.replace(/^[+-]/, ''))
    return within(text.startsWith('-') ? -size : size)
  }
  return FLOAT_TEXT.test(text) ? truncated(Number(text)) : null
}

/** toFloat: numbers and texts of numbers. */
export const toFloat: Conversion = (value) => {
  if (isNumber(value)) return float(toDouble(value))
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (FLOAT_TEXT.test(text)) return float(Number(text))
  return text === 'NaN' ? Number.NaN : /^[+-]?Infinity$/.test(text) ? Number(text) : null
}

/** toBoolean: `true` and `false` in any case, and integers (0 is false). */
export const toBoolean: Conversion = (value) => {
  if (typeof value === 'boolean') return value
  if (isInteger(value)) return value !== 0
  if (typeof value !== 'string') return undefined
  const text = value.trim().toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : null
}

/** toString: texts of scalars; FLOAT always with a fraction, temporal values in ISO 8601. */
export const toText: Conversion = (value) => {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (isTemporal(value)) return value.toString()
  return isNumber(value) ? numberText(value) : undefined
}

function truncated(value: number): Value {
  if (Number.isNaN(value)) return 0
  if (value >= 2 ** 63) return INTEGER_MAX
  if (value <= -(2 ** 63)) return INTEGER_MIN
  const whole = Math.trunc(value)
  return Number.isSafeInteger(whole) ? whole + 0 : exact('toInteger', BigInt(whole))
}

function within(value: bigint): Value {
  return value > INTEGER_MAX || value < INTEGER_MIN ? null : integer(value)
}
