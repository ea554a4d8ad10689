import type { FulltextProvider, FulltextTexts, FulltextValue } from '../../../model/fulltext.ts'
import type { IndexDefinition } from '../../../model/schema.ts'
import type { Value } from '../../../model/values.ts'
import type { Base } from '../../base.ts'
import type { Indexed } from '../indexed.ts'
import { vectorSettings } from '../vector/settings.ts'
import { searchableTexts } from './searchable-texts.ts'
import { SearchableVectors } from './searchable-vectors.ts'
import { SearchedEntries } from './searched-entries.ts'

export interface SharedTexts {
  readonly texts: FulltextTexts
  readonly entries: SearchedEntries<readonly FulltextValue[]>
}

export interface SharedVectors {
  readonly vectors: SearchableVectors
  readonly entries: SearchedEntries<Value>
}

/** The analyzer of an index that names none. */
export const DEFAULT_ANALYZER = 'standard-no-stop-words'

/** What all versions with one base share of their full-text and vector indexes. */
export class GraphSearches {
  readonly #texts = new WeakMap<Base, Map<Indexed, SharedTexts>>()
  readonly #vectors = new WeakMap<Base, Map<Indexed, SharedVectors>>()

  texts(
    base: Base,
    { keys, config }: IndexDefinition,
    indexed: Indexed,
    provider: FulltextProvider,
  ): SharedTexts {
    return madeOnce(this.#texts, base, indexed, () => {
      const analyzer = config['fulltext.analyzer']
      const texts = provider.texts(keys, typeof analyzer === 'string' ? analyzer : DEFAULT_ANALYZER)
      return { texts, entries: new SearchedEntries(base, indexed, searchableTexts(texts)) }
    })
  }

  vectors(base: Base, definition: IndexDefinition, indexed: Indexed): SharedVectors {
    return madeOnce(this.#vectors, base, indexed, () => {
      const vectors = new SearchableVectors(vectorSettings(definition))
      return { vectors, entries: new SearchedEntries(base, indexed, vectors) }
    })
  }

  /** What is made for an index over a base from now on is made anew. */
  forget(base: Base, indexed: Indexed): void {
    this.#texts.get(base)?.delete(indexed)
    this.#vectors.get(base)?.delete(indexed)
  }
}

function madeOnce<Shared>(
  all: WeakMap<Base, Map<Indexed, Shared>>,
  base: Base,
  indexed: Indexed,
  make: () => Shared,
): Shared {
  let ofBase = all.get(base)
  if (ofBase === undefined) all.set(base, (ofBase = new Map<Indexed, Shared>()))
  let shared = ofBase.get(indexed)
  if (shared === undefined) ofBase.set(indexed, (shared = make()))
  return shared
}
