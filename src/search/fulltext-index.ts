import type { IndexState } from '../model/graph-store.ts'
import type { FulltextValue } from '../fulltext/provider.ts'
import type { SearchSource } from '../model/search-source.ts'
import { fulltext } from '../fulltext/index.ts'
import type { HeldMemory } from '../model/patience.ts'
import { FOUND_BYTES, type Ranked, ranked } from './ranked.ts'
import { SearchableTexts } from './searchable-texts.ts'
import { Searches } from './searches.ts'
import type { ViewSearch } from './view-search.ts'

const PAUSE = 1024

/** The analyzer of an index that names none. */
const DEFAULT_ANALYZER = 'standard-no-stop-words'

const searches = new Searches<readonly FulltextValue[], SearchableTexts>(({ keys, config }) => {
  const analyzer = config['fulltext.analyzer']
  return new SearchableTexts(fulltext.texts(keys, typeof analyzer === 'string' ? analyzer : DEFAULT_ANALYZER))
})

/** A full-text index as one version has it. */
export class FulltextIndex {
  readonly #view: ViewSearch<readonly FulltextValue[], SearchableTexts>

  constructor(source: SearchSource) {
    this.#view = searches.of(source)
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
   * Elements of the version whose texts a query in Lucene's language finds, by what `prepare` has made. Yields after each thousand steps or so.
   *
   * @param analyzer for the words of the query, where it is another than that of the index
   * @param held counts what is found, as it grows
   * @throws FulltextError `FulltextSyntax`, `UnknownAnalyzer`; QueryLimitError `MemoryLimit`
   */
  *search(query: string, analyzer?: string, held?: HeldMemory): Generator<void, Ranked, void> {
    const { texts } = this.#view.entries.searchable
    const { entries, scores } = yield* texts.search(query, analyzer, held)
    held?.replace(entries.length * FOUND_BYTES)
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
