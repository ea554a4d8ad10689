import type { IndexDefinition } from './schema.ts'
import type { Patience } from './patience.ts'
import type { Value } from './values.ts'

/** An index of one version, or of a transaction, that is not kept by the store but by whoever ranks its elements. */
export interface SearchSource {
  readonly definition: IndexDefinition
  readonly base: SearchBase
  /** How many elements and values the version has of its own, about. */
  readonly changes: number
  /** Whether an element is in the version, with a label or type of the index. */
  has(id: number): boolean
  /** Of the index's keys. */
  values(id: number): readonly Value[]
  /** Whether an element may differ from what it is in the base. */
  isChanged(id: number): boolean
  /** All elements that may differ and that it has, with their values, some of it more than once. */
  changed(): Iterator<readonly [id: number, values: readonly Value[]]>
  /** Hears what becomes of its elements; undefined until someone wants to. */
  listener: SearchListener | undefined
}

/** What many versions of an index have in common. One object as long as they do: what is made of it is kept by it. */
export interface SearchBase {
  /** The elements that the index has, with values that are to be kept. Yields where the caller's patience is exhausted. */
  entries(
    keeps: (values: readonly Value[]) => boolean,
    patience: Patience,
  ): Generator<void, SearchEntries, void>
}

/** Elements by positions from 0. */
export interface SearchEntries {
  /** Ascending. */
  readonly ids: Int32Array
  /** @param key which of the index's keys, from 0 */
  value(position: number, key: number): Value
}

export interface SearchListener {
  /** A transaction has given an element another label, or another value of a key. */
  changed(id: number): void
  /** A version with the same base follows, or a transaction begins: whoever wants to hear of it listens there too. */
  follow(source: SearchSource): void
}
