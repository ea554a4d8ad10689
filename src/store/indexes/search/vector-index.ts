import type { IndexState, Ranked, VectorIndexReader } from '../../../model/graph-store.ts'
import type { IndexDefinition } from '../../../model/schema.ts'
import type { Value } from '../../../model/values.ts'
import type { SearchableVectors } from './searchable-vectors.ts'
import type { ViewSearch } from './view-search.ts'

/** A vector index as one version has it. */
export class VectorIndex implements VectorIndexReader {
  readonly definition: IndexDefinition
  readonly #vectors: SearchableVectors
  readonly #view: ViewSearch<Value>

  constructor(definition: IndexDefinition, vectors: SearchableVectors, view: ViewSearch<Value>) {
    this.definition = definition
    this.#vectors = vectors
    this.#view = view
  }

  get dimensions(): number | undefined {
    return this.#vectors.settings.dimensions
  }

  takes(vector: Value): boolean {
    return this.#vectors.vectorOf(vector) !== undefined
  }

  prepare(most: number): IndexState {
    return this.#view.prepare(most)
  }

  *nearest(vector: Value, most: number): Generator<void, Ranked, void> {
    const sought = this.#vectors.vectorOf(vector)
    if (sought === undefined) return { ids: new Int32Array(0), scores: new Float64Array(0) }
    const found = yield* this.#vectors.nearest(sought, most, (entry) => this.#view.elementOf(entry))
    return {
      ids: Int32Array.from(found, ({ id }) => id),
      scores: Float64Array.from(found, ({ score }) => score),
    }
  }
}
