import { isList } from '../../model/kinds.ts'
import { longestReached } from '../../model/limit-errors.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import type { FunctionContext } from './function-context.ts'
import { Float, isMap, Node, Path, Relationship, type MapValue, type Value } from '../../model/values.ts'

/** From this many bytes on a value is counted by itself. */
export const LARGE = 4_096

/**
 * No list has more elements and no text more characters, whatever the limit on memory is: engines of JavaScript end where
 * one grows far beyond that, and what they do to one as a whole is a pause of its own.
 */
const LONGEST = 2 ** 24

/** @throws QueryLimitError `MemoryLimit` where a list or text would be longer than any may be */
export function requireLength(what: 'list' | 'text', length: number): void {
  if (length > LONGEST) throw longestReached(what, LONGEST)
}

/*
 * What V8 takes, in bytes, on a machine of 64 bits; tests compare it with the heap. Where an engine has several ways to
 * hold the same, such as a text of one or of two bytes a character, it is what lies between them.
 */

/** The place of a value in a list, a column or a map of groups. */
export const SLOT_BYTES = 8
/** What a list takes besides its elements. */
export const EMPTY_LIST_BYTES = 48
/** A reference to a node or a relationship in a list, its place included. */
export const NODE_BYTES = 56
export const RELATIONSHIP_BYTES = 72

/** What large lists and maps hold: looking through one each time it is asked for would cost as much as making it. */
const sizes = new WeakMap<object, number>()

/** Notes the estimated bytes of a list or map with all that it holds. Returns the value. */
export function withSize<Held extends readonly Value[] | MapValue>(value: Held, bytes: number): Held {
  if (bytes >= LARGE) sizes.set(value, bytes)
  return value
}

/** The same for a value that the query has made. @throws QueryLimitError `MemoryLimit` where there is not so much memory */
export function reserved<Held extends readonly Value[] | MapValue>(
  value: Held,
  bytes: number,
  memory: Pick<FunctionContext, 'reserve'>,
): Held {
  if (bytes > LARGE) memory.reserve(bytes)
  return withSize(value, bytes)
}

/** Asks for the memory of a value where that may be large. @throws QueryLimitError `MemoryLimit` */
export function reserveFor(value: Value, memory: Pick<FunctionContext, 'reserve'>): void {
  if (weightOf(value) > 0) memory.reserve(sizeOf(value))
}

/** Notes what a value takes that comes from outside. Returns the value. */
export function weighed(value: Value): Value {
  return isList(value) || isMap(value) ? withSize(value, sizeOf(value)) : value
}

/**
 * Estimated bytes that a value takes besides its place. Cost: a look at each of a few elements; of more, and of what is
 * nested deeper than a few levels, some stand for all.
 */
export function sizeOf(value: Value, depth = 0): number {
  switch (typeof value) {
    case 'string':
      return 20 + value.length * 1.4
    case 'number':
      return Number.isInteger(value) ? 0 : 8
    case 'bigint':
      return 24
    case 'boolean':
      return 0
    default:
  }
  if (value === null) return 0
  if (Array.isArray(value)) return sizes.get(value) ?? sizeOfList(value as readonly Value[], depth)
  if (value instanceof Node) return NODE_BYTES - SLOT_BYTES
  if (value instanceof Relationship) return RELATIONSHIP_BYTES - SLOT_BYTES
  if (value instanceof Path) return sizeOfPath(value.relationships.length)
  if (value instanceof Float) return 36
  if (value instanceof Point) return 64
  if (isTemporal(value)) return TEMPORAL_BYTES[value.kind]
  return isMap(value) ? (sizes.get(value) ?? sizeOfMap(value, depth)) : 0
}

/** Of a path with so many relationships. */
export function sizeOfPath(length: number): number {
  return 40 + 2 * EMPTY_LIST_BYTES + NODE_BYTES + length * (NODE_BYTES + RELATIONSHIP_BYTES)
}

const TEMPORAL_BYTES = {
  date: 40,
  localtime: 56,
  time: 64,
  localdatetime: 88,
  datetime: 96,
  duration: 64,
} as const

/** So many elements stand for all of a longer list. */
const SAMPLE = 8

/** Of what is nested deeper than this only the places are counted. */
const DEEPEST = 4

function sizeOfList(list: readonly Value[], depth: number): number {
  const { length } = list
  if (depth >= DEEPEST || length === 0) return EMPTY_LIST_BYTES + length * SLOT_BYTES
  const looked = Math.min(length, SAMPLE)
  let bytes = 0
  for (let at = 0; at < looked; at++) bytes += sizeOf(list[Math.floor((at * length) / looked)], depth + 1)
  return EMPTY_LIST_BYTES + length * (SLOT_BYTES + bytes / looked)
}

/** Maps have no prototype, so that V8 keeps them as hash tables. */
export function sizeOfMap(map: MapValue, depth = 0): number {
  let entries = 0
  let bytes = 0
  for (const key in map) {
    entries++
    if (depth < DEEPEST) bytes += sizeOf(map[key], depth + 1)
  }
  return emptyMapBytes(entries) + bytes
}

function emptyMapBytes(entries: number): number {
  return Math.max(190, 60 + entries * 60)
}

/** How long it takes to go through a value once, in steps: 0 for what takes no time. */
export function weightOf(value: Value): number {
  if (typeof value === 'string') return value.length >> 6
  if (typeof value !== 'object' || value === null) return 0
  // What is in a large value counts too, however few its own elements are.
  const inside = (sizes.get(value) ?? 0) >> 4
  return Array.isArray(value) ? Math.max(value.length, inside) : inside
}

/** How long it takes to tell whether two values are equal, in steps: nothing where their kinds or lengths differ. */
export function weightOfEquality(a: Value, b: Value): number {
  if (typeof a !== typeof b || a === null || b === null) return 0
  if (typeof a === 'string') return Math.min(weightOf(a), weightOf(b))
  if (isList(a) || isList(b)) return isList(a) && isList(b) && a.length === b.length ? weightOfBoth(a, b) : 0
  return weightOfBoth(a, b)
}

/** How long it takes to tell which of two values is less, in steps at the most. */
export function weightOfOrder(a: Value, b: Value): number {
  if (isList(a)) return isList(b) ? weightOfBoth(a, b) : 0
  return typeof a === 'string' ? Math.min(weightOf(a), weightOf(b)) : 0
}

/** The larger counts: the keys of a large map are looked through even where it is compared with a small one. */
function weightOfBoth(a: Value, b: Value): number {
  return Math.max(weightOf(a), weightOf(b))
}
