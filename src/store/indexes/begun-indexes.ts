import type { EntityKind } from '../../model/schema.ts'
import { pairOf } from '../pair-of.ts'
import type { Indexed } from './indexed.ts'
import type { ViewIndex } from './view-index.ts'

/** The indexes that a version has begun, and which of them a write is about. */
export class BegunIndexes {
  readonly #all = new Map<Indexed, ViewIndex>()
  /** By label or type (-1: any), and by that with a key. */
  readonly #byPart = { node: new Parts(), relationship: new Parts() }

  get all(): ReadonlyMap<Indexed, ViewIndex> {
    return this.#all
  }

  /** In place of one that it has begun before, if any. */
  set(indexed: Indexed, index: ViewIndex): void {
    this.#all.set(indexed, index)
    this.#byPart[indexed.entity].add(indexed)
  }

  /** Those over elements with one of some labels or types, and over all; with a key, where one is given. */
  about(entity: EntityKind, tokens: readonly number[], key: number | undefined): Iterable<Indexed> {
    return this.#byPart[entity].about(tokens, key)
  }
}

class Parts {
  readonly #byToken = new Map<number, Set<Indexed>>()
  readonly #byPair = new Map<number, Set<Indexed>>()

  add(indexed: Indexed): void {
    for (const token of indexed.tokens ?? [-1]) {
      addTo(this.#byToken, token, indexed)
      for (const key of indexed.keys) addTo(this.#byPair, pairOf(token, key), indexed)
    }
  }

  *about(tokens: readonly number[], key: number | undefined): Generator<Indexed, void, void> {
    if (this.#byToken.size === 0) return
    for (let at = -1; at < tokens.length; at++) {
      const token = at < 0 ? -1 : tokens[at]
      yield* (key === undefined ? this.#byToken.get(token) : this.#byPair.get(pairOf(token, key))) ?? []
    }
  }
}

function addTo(sets: Map<number, Set<Indexed>>, part: number, indexed: Indexed): void {
  const known = sets.get(part)
  if (known === undefined) sets.set(part, new Set([indexed]))
  else known.add(indexed)
}
