import type { Value } from '../model/values.ts'

/** What an index that ranks its elements makes of their values, an entry each, in the order in which they come. */
export interface Searchable<Content> {
  /** What an element with these values of the keys is searched by; undefined where it is not in the index. */
  contentOf(values: readonly Value[]): Content | undefined
  /** Whether an element that had the one and has the other is still what the entry says. */
  isSame(one: Content, other: Content): boolean
  /** Adds the next entry; yields after each thousand steps or so. */
  add(content: Content): Generator<void, void, void>
  /** How many steps one entry takes, about. */
  workOf(content: Content): number
}
