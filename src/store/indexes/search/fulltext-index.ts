import type { FulltextIndexReader, IndexState, Ranked } from '../../../model/graph-store.ts'
import type { FulltextTexts, FulltextValue } from '../../../model/fulltext.ts'
import type { IndexDefinition } from '../../../model/schema.ts'
import { ranked } from './ranked.ts'
import type { ViewSearch } from './view-search.ts'

const PAUSE = 1024

/** A full-text index as one version has it. */
export class FulltextIndex implements FulltextIndexReader {
  readonly definition: IndexDefinition
  readonly #texts: FulltextTexts
  readonly #view: ViewSearch<readonly FulltextValue[]>

  constructor(definition: IndexDefinition, texts: FulltextTexts, view: ViewSearch<readonly FulltextValue[]>) {
    this.definition = definition
    this.#texts = texts
    this.#view = view
  }

  prepare(most: number): IndexState {
    return this.#view.prepare(most)
  }

  *search(query: string, analyzer: string | undefined): Generator<void, Ranked, void> {
    const { entries, scores } = yield* this.#texts.search(query, analyzer)
    const ids = new Int32Array(entries.length)
    const kept = new Float64Array(entries.length)
    let size = 0
    for (let at = 0; at < entries.length; at++) {
      if (at % PAUSE === PAUSE - 1) yield
      const id = this.#view.elementOf(entries[at])
      if (id === -1) continue
      ids[size] = id
      kept[size++] = scores[at]
    }
    return yield* ranked(ids.subarray(0, size), kept.subarray(0, size))
  }
}
