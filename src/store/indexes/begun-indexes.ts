import type { EntityKind } from '../../model/schema.ts'
import type { Indexed } from './indexed.ts'
import type { ViewIndex } from './view-index.ts'

/** The indexes that a version has begun, and which of them a write is about. */
export class BegunIndexes {
  readonly #all = new Map<Indexed, ViewIndex>()
  readonly #byKey = { node: new Map<number, Set<Indexed>>(), relationship: new Map<number, Set<Indexed>>() }
  /** Of nodes, by label; -1: over all of them. */
  readonly #byLabel = new Map<number, Set<Indexed>>()

  get all(): ReadonlyMap<Indexed, ViewIndex> {
    return this.#all
  }

  /** In place of one that it has begun before, if any. */
  set(indexed: Indexed, index: ViewIndex): void {
    this.#all.set(indexed, index)
    const { entity, tokens, keys } = indexed
    for (const key of keys) addTo(this.#byKey[entity], key, indexed)
    if (entity === 'node') for (const label of tokens ?? [-1]) addTo(this.#byLabel, label, indexed)
  }

  /** Those that have a key. */
  withKey(entity: EntityKind, key: number): Iterable<Indexed> {
    return this.#byKey[entity].get(key) ?? []
  }

  /** Those of nodes that have one of some labels, and those over all nodes. */
  withLabels(labels: readonly number[]): Iterable<Indexed> {
    return [-1, ...labels].flatMap((label) => [...(this.#byLabel.get(label) ?? [])])
  }
}

function addTo(sets: Map<number, Set<Indexed>>, token: number, indexed: Indexed): void {
  const known = sets.get(token)
  if (known === undefined) sets.set(token, new Set([indexed]))
  else known.add(indexed)
}
