import { Float, type Value } from './values.ts'

/** A number of Cypher, INTEGER or FLOAT. */
export type NumberValue = number | bigint | Float

/** The bounds of INTEGER, both inclusive. */
export const INTEGER_MIN = -(2n ** 63n)
export const INTEGER_MAX = 2n ** 63n - 1n

/** True for an INTEGER. */
export function isInteger(value: Value): value is number | bigint {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint'
}

/** True for a FLOAT, NaN and the infinities included. */
export function isFloat(value: Value): value is number | Float {
  return typeof value === 'number' ? !Number.isInteger(value) : value instanceof Float
}

/** True for an INTEGER or a FLOAT. */
export function isNumber(value: Value): value is NumberValue {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float
}

/** The nearest double of a number; an INTEGER beyond 2^53 may lose digits. */
export function toDouble(value: NumberValue): number {
  if (typeof value === 'number') return value
  return typeof value === 'bigint' ? Number(value) : value.value
}

/** The number without its box: JavaScript compares `number` with `bigint` exactly. */
function unboxed(value: NumberValue): number | bigint {
  return value instanceof Float ? value.value : value
}

/** The INTEGER of an integral number: a `number` within the safe range, else a `bigint`. The caller has checked 64 bits. */
export function integer(value: number | bigint): number | bigint {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : BigInt(value)
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
}

/** True where a bigint is within 64 bits. */
export function fitsInteger(value: bigint): boolean {
  return value >= INTEGER_MIN && value <= INTEGER_MAX
}

/** Numbers by exact value, across INTEGER and FLOAT; NaN where either is NaN. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const left = unboxed(a)
  const right = unboxed(b)
  if (left < right) return -1
  if (left > right) return 1
  return left >= right ? 0 : Number.NaN
}
