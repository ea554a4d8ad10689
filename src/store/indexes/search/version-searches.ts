import type { FulltextProvider, FulltextValue } from '../../../model/fulltext.ts'
import type { FulltextIndexReader, VectorIndexReader } from '../../../model/graph-store.ts'
import type { EntityKind, IndexDefinition } from '../../../model/schema.ts'
import type { Value } from '../../../model/values.ts'
import { sizeOf } from '../../delta.ts'
import type { Indexed } from '../indexed.ts'
import { IndexedElements, type Version } from '../version.ts'
import { FulltextIndex } from './fulltext-index.ts'
import type { GraphSearches, SharedTexts, SharedVectors } from './graph-searches.ts'
import { VectorIndex } from './vector-index.ts'
import { ViewSearch } from './view-search.ts'

interface Viewed<Shared, Content> {
  readonly definition: IndexDefinition
  readonly indexed: Indexed
  readonly shared: Shared
  readonly view: ViewSearch<Content>
}

/** The indexes of one version, or of a transaction, that rank their elements: full-text and vector indexes. */
export class VersionSearches {
  readonly #version: Version
  readonly #shared: GraphSearches
  readonly #texts = new Map<Indexed, Viewed<SharedTexts, readonly FulltextValue[]>>()
  readonly #vectors = new Map<Indexed, Viewed<SharedVectors, Value>>()

  /** @param before those of the version that this one follows, if it has the same base */
  constructor(version: Version, shared: GraphSearches, before: VersionSearches | undefined) {
    this.#version = version
    this.#shared = shared
    if (before === undefined) return
    // What elements are no longer is left behind once it is most of it.
    const most = 1024 + 4 * sizeOf(version.delta)
    for (const one of before.#texts.values()) this.#follow(one, this.#texts, most)
    for (const one of before.#vectors.values()) this.#follow(one, this.#vectors, most)
  }

  fulltext(definition: IndexDefinition, indexed: Indexed, provider: FulltextProvider): FulltextIndexReader {
    let viewed = this.#texts.get(indexed)
    if (viewed === undefined) {
      const shared = this.#shared.texts(this.#version.base, definition, indexed, provider)
      viewed = { definition, indexed, shared, view: this.#viewOf(indexed, shared.entries, false) }
      this.#texts.set(indexed, viewed)
    }
    return new FulltextIndex(definition, viewed.shared.texts, viewed.view)
  }

  vector(definition: IndexDefinition, indexed: Indexed): VectorIndexReader {
    let viewed = this.#vectors.get(indexed)
    if (viewed === undefined) {
      const shared = this.#shared.vectors(this.#version.base, definition, indexed)
      viewed = { definition, indexed, shared, view: this.#viewOf(indexed, shared.entries, false) }
      this.#vectors.set(indexed, viewed)
    }
    return new VectorIndex(definition, viewed.shared.vectors, viewed.view)
  }

  /** A writer tells that an element has got another label, or another value of a key. */
  changed(entity: EntityKind, id: number, key: number | undefined): void {
    for (const of of [this.#texts, this.#vectors])
      for (const { indexed, view } of of.values())
        if (indexed.entity === entity && (key === undefined || indexed.keys.includes(key))) view.changed(id)
  }

  #follow<Shared extends { readonly entries: ViewSearch<Content>['entries'] }, Content>(
    before: Viewed<Shared, Content>,
    own: Map<Indexed, Viewed<Shared, Content>>,
    most: number,
  ): void {
    const { indexed, shared, view } = before
    if (shared.entries.changed > Math.max(most, shared.entries.ofBase ?? 0))
      this.#shared.forget(this.#version.base, indexed)
    else own.set(indexed, { ...before, view: this.#viewOf(indexed, shared.entries, view.isWhole) })
  }

  #viewOf<Content>(
    indexed: Indexed,
    entries: ViewSearch<Content>['entries'],
    isFollowed: boolean,
  ): ViewSearch<Content> {
    return new ViewSearch(entries, new IndexedElements(this.#version, indexed), isFollowed)
  }
}
