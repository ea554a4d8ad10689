import type { EntityKind, IndexDefinition } from '../../model/schema.ts'
import type { SearchBase, SearchListener, SearchSource } from '../../model/search-source.ts'
import type { Value } from '../../model/values.ts'
import type { Base } from '../base.ts'
import { sizeOf } from '../delta.ts'
import { entriesOf } from './entries.ts'
import type { Indexed } from './indexed.ts'
import { IndexedElements, type Version } from './version.ts'

/** The indexes of one version that others keep. */
export class SearchSources {
  readonly #version: Version
  readonly #bases: SearchBases
  readonly #sources = new Map<Indexed, Source>()

  /** @param before those of the version that this one follows, if it has the same base */
  constructor(version: Version, bases: SearchBases, before: SearchSources | undefined) {
    this.#version = version
    this.#bases = bases
    for (const [indexed, { definition, listener }] of before?.all() ?? [])
      listener?.follow(this.of(definition, indexed))
  }

  all(): Iterable<readonly [Indexed, Source]> {
    return this.#sources
  }

  of(definition: IndexDefinition, indexed: Indexed): SearchSource {
    let source = this.#sources.get(indexed)
    if (source === undefined) {
      source = new Source(definition, this.#version, indexed, this.#bases.of(this.#version.base, indexed))
      this.#sources.set(indexed, source)
    }
    return source
  }

  /** As `VersionIndexes.changed`. */
  changed(entity: EntityKind, id: number, key: number | undefined): void {
    for (const [indexed, { listener }] of this.#sources)
      if (indexed.entity === entity && (key === undefined || indexed.keys.includes(key)))
        listener?.changed(id)
  }
}

/** The bases of all versions of a graph, as others see them. */
export class SearchBases {
  readonly #bases = new WeakMap<Base, Map<Indexed, SearchBase>>()

  of(base: Base, indexed: Indexed): SearchBase {
    let bases = this.#bases.get(base)
    if (bases === undefined) this.#bases.set(base, (bases = new Map<Indexed, SearchBase>()))
    let found = bases.get(indexed)
    if (found === undefined) {
      found = { entries: (keeps, patience) => entriesOf(base, indexed, keeps, undefined, patience) }
      bases.set(indexed, found)
    }
    return found
  }
}

class Source implements SearchSource {
  readonly definition: IndexDefinition
  readonly base: SearchBase
  listener: SearchListener | undefined
  readonly #version: Version
  readonly #elements: IndexedElements

  constructor(definition: IndexDefinition, version: Version, indexed: Indexed, base: SearchBase) {
    this.definition = definition
    this.base = base
    this.#version = version
    this.#elements = new IndexedElements(version, indexed)
  }

  get changes(): number {
    return sizeOf(this.#version.delta)
  }

  has(id: number): boolean {
    return this.#elements.has(id)
  }

  values(id: number): readonly Value[] {
    return this.#elements.values(id)
  }

  isChanged(id: number): boolean {
    return this.#elements.isChanged(id)
  }

  changed(): Iterator<readonly [id: number, values: readonly Value[]]> {
    return this.#elements.changed()
  }
}
