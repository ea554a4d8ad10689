import { compareText } from './comparison.ts'
import { isList } from './kinds.ts'
import { fitsInteger } from './numbers.ts'
import { order } from './order.ts'
import { Point } from './point.ts'
import { isTemporal } from './temporal/index.ts'
import { Float, Node, Path, Relationship, type Value } from './values.ts'
import { wholeText } from './whole-text.ts'

/** From this many characters on a key is made whole. */
const LONG = 256

/**
 * A key for `Map` and `Set` that two values share exactly where DISTINCT and grouping take them for the same: null with
 * null, NaN with NaN, 1 with 1.0, nodes and relationships by id. A number, and a string that does not begin with U+0000,
 * are their own key; everything else begins with U+0000.
 */
export function groupingKey(value: Value): string | number {
  if (typeof value === 'string') return value.charCodeAt(0) === 0 ? `\0s${value}` : value
  if (typeof value === 'number') return value
  if (value instanceof Float) return floatKey(value.value)
  return kept(`\0${encode(value)}`)
}

/** The same as equal grouping keys, without making them. */
export function equivalent(a: Value, b: Value): boolean {
  return order(a, b) === 0
}

/** One key for several values together, in their order: what a group of several columns is found by. */
export function groupingKeyOf(values: readonly Value[]): string | number {
  return values.length === 1 ? groupingKey(values[0]) : kept(encodeAll(values))
}

function kept(key: string): string {
  return key.length < LONG ? key : wholeText(key)
}

function floatKey(value: number): string | number {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value
  // Beyond the safe range INTEGER is a bigint with a text key: an equal FLOAT has to get the same one.
  const exact = BigInt(value)
  return fitsInteger(exact) ? `\0i${exact}` : value
}

function encode(value: Value): string {
  if (value === null) return 'n'
  switch (typeof value) {
    case 'boolean':
      return value ? 't' : 'f'
    case 'string':
      return `s${value.length}:${value}`
    case 'number':
      return `d${value};`
    case 'bigint':
      return `i${value}`
    default:
  }
  if (value instanceof Float) {
    const key = floatKey(value.value)
    // `+ 0` because -0.0 and 0 are the same.
    return typeof key === 'number' ? `d${key + 0};` : `${key.slice(1)}`
  }
  if (isList(value)) return `[${encodeAll(value)}]`
  if (value instanceof Node) return `N${value.id};`
  if (value instanceof Relationship) return `R${value.id};`
  if (value instanceof Path) {
    const ids = value.relationships.map(
      (relationship, index) => `${relationship.id},${value.nodes[index + 1].id}`,
    )
    return `P${[value.nodes[0].id, ...ids].join(',')};`
  }
  if (isTemporal(value)) {
    const text = value.toString()
    return `T${value.kind}${text.length}:${text}`
  }
  if (value instanceof Point) {
    const text = value.toString()
    return `O${text.length}:${text}`
  }
  const keys = Object.keys(value).sort(compareText)
  return `{${keys.map((key) => `${key.length}:${key}${encode(value[key])}`).join('')}}`
}

function encodeAll(values: readonly Value[]): string {
  let text = ''
  for (const value of values) text += encode(value)
  return text
}
