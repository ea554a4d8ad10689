import { Path, type Value } from '../model/values.ts'

/** From this many bytes on a value is counted by itself. */
export const LARGE = 4_096

/** No list is longer, whatever the limit on memory is: engines of JavaScript end where one grows beyond them. */
export const LONGEST_LIST = 2 ** 26

/** What large lists and maps hold: looking through one each time it is asked for would cost as much as making it. */
const sizes = new WeakMap<object, number>()

/** Notes the estimated bytes of a list or map with all that it holds. Returns the value. */
export function withSize<Held extends readonly Value[] | { readonly [key: string]: Value }>(
  value: Held,
  bytes: number,
): Held {
  if (bytes >= LARGE) sizes.set(value, bytes)
  return value
}

/** Estimated bytes of a value that is kept: cheap, and never looks deeper than one level of a list. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return 24 + value.length * 2
  if (typeof value !== 'object' || value === null) return 8
  if (Array.isArray(value)) return sizes.get(value) ?? 32 + value.length * 24
  if (value instanceof Path) return 64 + value.relationships.length * 128
  return sizes.get(value) ?? 64
}

/** How long it takes to go through a value once, in steps: 0 for what takes no time. */
export function weightOf(value: Value): number {
  if (typeof value === 'string') return value.length >> 6
  return Array.isArray(value) ? value.length : 0
}
