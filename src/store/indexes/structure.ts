import type { Sought } from '../../model/graph-store.ts'
import type { Patience } from '../../model/patience.ts'
import type { Value } from '../../model/values.ts'
import type { Entries } from './entries.ts'

/** Positions of entries among which all are that are sought: from `from`, inclusive, to `to`, exclusive. */
export interface Found {
  readonly positions: Int32Array
  readonly from: number
  readonly to: number
  /** Whether each of them is what is sought; otherwise each has to be asked. */
  readonly isExact: boolean
}

/** What a kind of index finds entries by. Immutable: it is built anew over the base of a version, and over what has changed since. */
export interface Structure {
  find(sought: Sought): Found
  /** How many values the entries have, where it knows. */
  readonly distinct: number | undefined
}

/** How a kind of index keeps elements. */
export interface StructureKind {
  /** Whether an element with these values of the keys is in an index of the kind. */
  keeps(values: readonly Value[]): boolean
  /** Yields where the caller's patience is exhausted. @param keys how many keys the index has */
  build(entries: Entries, keys: number, patience: Patience): Generator<void, Structure, void>
}
