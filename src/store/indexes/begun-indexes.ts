import type { EntityKind } from '../../model/schema.ts'
import { PartTable } from '../part-table.ts'
import type { Indexed } from './indexed.ts'
import type { ViewIndex } from './view-index.ts'

/** The indexes that a version has begun, and which of them a write is about. */
export class BegunIndexes {
  readonly #all = new Map<Indexed, ViewIndex>()
  readonly #byPart = { node: new PartTable<Indexed>(), relationship: new PartTable<Indexed>() }

  get all(): ReadonlyMap<Indexed, ViewIndex> {
    return this.#all
  }

  /** In place of one that it has begun before, if any. */
  set(indexed: Indexed, index: ViewIndex): void {
    this.#all.set(indexed, index)
    this.#byPart[indexed.entity].add(indexed, indexed.tokens ?? [-1], indexed.keys)
  }

  /** Those over elements with one of some labels or types, and over all; with a key (-1: whatever key). */
  about(entity: EntityKind, tokens: readonly number[], key: number): readonly Indexed[] {
    return this.#byPart[entity].of([-1, ...tokens], key)
  }
}
