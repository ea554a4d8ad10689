import type { IndexState } from '../model/graph-store.ts'
import type { SearchSource } from '../model/search-source.ts'
import type { Value } from '../model/values.ts'
import type { HeldMemory } from '../model/patience.ts'
import { type Nearby, SearchableVectors } from './searchable-vectors.ts'
import { Searches } from './searches.ts'
import { vectorSettings } from './vector/settings.ts'
import type { ViewSearch } from './view-search.ts'

const searches = new Searches<Value, SearchableVectors>(
  (definition) => new SearchableVectors(vectorSettings(definition)),
)

/** A vector index as one version has it. */
export class VectorIndex {
  readonly #view: ViewSearch<Value, SearchableVectors>

  constructor(source: SearchSource) {
    this.#view = searches.of(source)
  }

  /** The length of its vectors; undefined where it takes any. */
  get dimensions(): number | undefined {
    return this.#view.entries.searchable.settings.dimensions
  }

  /** Whether a list is a vector that the index could have. */
  takes(vector: Value): boolean {
    return this.#view.entries.searchable.vectorOf(vector) !== undefined
  }

  /** How many entries have been made of elements, as far as it is built. */
  get size(): number {
    return this.#view.entries.size
  }

  /** Works on what is still to be built, for so many steps at the most. */
  prepare(most: number): IndexState {
    return this.#view.prepare(most)
  }

  /**
   * The `most` elements of the version whose vectors are most like one that it takes, by what `prepare` has made: exactly those, or, of an
   * approximate index, nearly; and how many vectors were compared with it. Yields after each thousand steps or so.
   *
   * @param held counts what is found, as it grows
   * @throws QueryLimitError `MemoryLimit`
   */
  *nearest(vector: Value, most: number, held?: HeldMemory): Generator<void, Nearby, void> {
    const { searchable } = this.#view.entries
    const sought = searchable.vectorOf(vector)
    if (sought === undefined) return { ids: new Int32Array(0), scores: new Float64Array(0), compared: 0 }
    return yield* searchable.nearest(sought, most, (entry) => this.#view.elementOf(entry), held)
  }
}
