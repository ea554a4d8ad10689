import type { EntityKind, IndexKind } from '../../model/schema.ts'

/** What an index is over, in the tokens of its graph. One object for one index: what is built for it is kept by it. */
export interface Indexed {
  readonly kind: Exclude<IndexKind, 'lookup'>
  readonly entity: EntityKind
  /** Elements with one of these labels or types are in it; undefined: with any, or none. */
  readonly tokens: readonly number[] | undefined
  readonly keys: readonly number[]
}
