import { useState, useSyncExternalStore } from 'react'
import type { Store } from '../state/store.ts'
import { usePage } from './page.ts'

/**
 * A part of a store, or several as one object; whoever asks is rendered anew when it changes, and by no other action.
 *
 * @param select what it needs; the same parts again are the same answer, so it may make a new object each time. A part by itself is an
 *   object with parts too, and so may be the one of before where an equal one has come: who compares it with `===` selects an
 *   object that holds it, as `({ state }) => ({ source: state.source })`
 */
export function useSelectOf<Part>(store: Store, select: (store: Store) => Part): Part {
  const [same] = useState(() => keepSame<Part>())
  const read = (): Part => same(select(store))
  return useSyncExternalStore(store.subscribe, read, read)
}

/** As `useSelectOf`, of the page's own store. */
export function useSelect<Part>(select: (store: Store) => Part): Part {
  return useSelectOf(usePage().store, select)
}

/** The value that was given before wherever the next has the same parts. */
export function keepSame<Part>(): (next: Part) => Part {
  let last: { readonly part: Part } | undefined
  return (next) => {
    if (last === undefined || !hasSameParts(last.part, next)) last = { part: next }
    return last.part
  }
}

function hasSameParts(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && Object.is(one[name], other[name]))
  )
}

function isPlain(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
