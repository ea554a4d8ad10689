import { equals } from './equality.ts'
import { isList } from './kinds.ts'
import { compareNumbers, isNumber } from './numbers.ts'
import { compareTemporal, Duration, isTemporal } from './temporal/index.ts'
import type { Value } from './values.ts'

/**
 * Comparability, what `<`, `<=`, `>` and `>=` stand on: negative, 0 or positive; NaN where a number is NaN (so that every
 * operator gives false); null where the values cannot be compared: null, different types, maps, nodes, relationships, paths, durations, points.
 * Source: openCypher CIP2016-06-14; TCK expressions/comparison/Comparison2.
 */
export function compare(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN
  if (a === null || b === null) return null
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : null
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : null
  if (isList(a)) return isList(b) ? compareLists(a, b) : null
  if (isTemporal(a) && isTemporal(b) && !(a instanceof Duration)) return compareTemporal(a, b) ?? null
  return null
}

/** Strings by code point. (JavaScript's `<` goes by UTF-16 unit, which puts U+FFFD after U+1F600.) */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) {
      const leftSurrogate = left >= 0xd800 && left <= 0xdfff
      const rightSurrogate = right >= 0xd800 && right <= 0xdfff
      if (leftSurrogate !== rightSurrogate && left >= 0xd800 && right >= 0xd800) return leftSurrogate ? 1 : -1
      return left - right
    }
  }
  return a.length - b.length
}

function compareLists(a: readonly Value[], b: readonly Value[]): number | null {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    if (equals(a[index], b[index]) === true) continue
    return compare(a[index], b[index])
  }
  return a.length - b.length
}
