import { compare } from '../../model/comparison.ts'
import type { Sought } from '../../model/graph-store.ts'
import { isList } from '../../model/kinds.ts'
import { mergeSort } from '../../model/merge-sort.ts'
import { order } from '../../model/order.ts'
import type { Patience } from '../../model/patience.ts'
import type { Value } from '../../model/values.ts'
import { isSameUnordered } from './matches.ts'
import type { Entries } from './entries.ts'
import type { Found, Structure } from './structure.ts'

/**
 * Entries in the order of their values, key by key, those with the same by id: finds what is equal in the first keys and within
 * bounds in the next by binary search. Memory: 4 bytes an entry.
 */
export class SortedEntries implements Structure {
  readonly entries: Entries
  readonly keys: number
  readonly positions: Int32Array
  readonly distinct: number

  private constructor(entries: Entries, keys: number, positions: Int32Array, distinct: number) {
    this.entries = entries
    this.keys = keys
    this.positions = positions
    this.distinct = distinct
  }

  /** Yields where the caller's patience is exhausted. Cost: entries x log(entries) comparisons. */
  static *build(entries: Entries, keys: number, patience: Patience): Generator<void, SortedEntries, void> {
    const { ids } = entries
    const positions = yield* mergeSort(
      ids.length,
      (one, other) => compareValues(entries, one, entries, other, keys) || ids[one] - ids[other],
      patience,
    )
    let distinct = ids.length === 0 ? 0 : 1
    for (let at = 1; at < positions.length; at++) {
      if (compareValues(entries, positions[at - 1], entries, positions[at], keys) !== 0) distinct++
      patience.spend(1)
      if (patience.slice.work <= 0) yield
    }
    return new SortedEntries(entries, keys, positions, distinct)
  }

  find(sought: Sought): Found {
    switch (sought.kind) {
      case 'equal':
        return this.#between(
          sought.values,
          () => true,
          () => false,
        )
      case 'range':
        return this.#range(sought)
      case 'starts-with': {
        const { equal, text } = sought
        return this.#between(
          equal,
          (value) => order(value, text) >= 0,
          (value) => order(value, text) > 0 && !(typeof value === 'string' && value.startsWith(text)),
        )
      }
      default:
        return {
          positions: this.positions,
          from: 0,
          to: this.positions.length,
          isExact: sought.kind === 'exists',
        }
    }
  }

  #range({ equal, from, to }: Extract<Sought, { kind: 'range' }>): Found {
    const isFrom = (value: Value): boolean => {
      if (from !== undefined) {
        const compared = order(value, from.value)
        if (compared < 0 || (compared === 0 && !from.inclusive)) return false
      }
      return to === undefined || order(value, to.value) >= 0 || areComparable(value, to.value)
    }
    const isBeyond = (value: Value): boolean => {
      if (to !== undefined) {
        const compared = order(value, to.value)
        if (compared > 0 || (compared === 0 && !to.inclusive)) return true
      }
      return from !== undefined && order(value, from.value) > 0 && !areComparable(value, from.value)
    }
    // Two lists may be unordered, such as [1, 2] and [1, 'a'], and so are durations and points.
    const isExact = [from, to].every((bound) => bound === undefined || isOrdered(bound.value))
    return this.#between(equal, isFrom, isBeyond, isExact)
  }

  /** Those whose first values are given, and whose next one is from where `isFrom` holds to where `isBeyond` does. */
  #between(
    equal: readonly Value[],
    isFrom: (value: Value) => boolean,
    isBeyond: (value: Value) => boolean,
    isExact = true,
  ): Found {
    const { positions, entries } = this
    const first = (holds: (value: Value) => boolean, from: number): number => {
      let low = from
      let high = positions.length
      while (low < high) {
        const middle = (low + high) >> 1
        const position = positions[middle]
        let compared = 0
        for (let key = 0; key < equal.length && compared === 0; key++)
          compared = order(entries.value(position, key), equal[key])
        const isThere =
          compared > 0 ||
          (compared === 0 && holds(equal.length < this.keys ? entries.value(position, equal.length) : null))
        if (isThere) high = middle
        else low = middle + 1
      }
      return low
    }
    const from = first(isFrom, 0)
    return { positions, from, to: first(isBeyond, from), isExact }
  }
}

/** The order of two entries, of one structure or of two, by their values alone. */
export function compareValues(
  one: Entries,
  at: number,
  other: Entries,
  otherAt: number,
  keys: number,
): number {
  for (let key = 0; key < keys; key++) {
    const compared = order(one.value(at, key), other.value(otherAt, key))
    if (compared !== 0) return compared
  }
  return 0
}

function isOrdered(bound: Value): boolean {
  return !isList(bound) && compare(bound, bound) !== null
}

/** Whether a range with one of them as its bound may have the other: all such values stand together in the order. */
function areComparable(value: Value, bound: Value): boolean {
  if (isList(bound)) return isList(value)
  const compared = compare(value, bound)
  return compared === null ? isSameUnordered(value, bound) : !Number.isNaN(compared)
}
