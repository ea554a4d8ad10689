import type { IndexReader, IndexState } from '../../model/graph-store.ts'
import { Point } from '../../model/point.ts'
import type { EntityKind, IndexDefinition } from '../../model/schema.ts'
import type { SearchSource } from '../../model/search-source.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Float, type Value } from '../../model/values.ts'
import { sizeOf } from '../delta.ts'
import { Changes } from './changes.ts'
import type { GraphIndexes } from './graph-indexes.ts'
import type { Indexed } from './indexed.ts'
import { structureKinds } from './kinds.ts'
import { SearchSources } from './search-sources.ts'
import { IndexedElements, type Version } from './version.ts'
import { DeclaredIndex, ViewIndex } from './view-index.ts'

/** The indexes of one version, or of a transaction. What has changed is handed on to the versions that follow. */
export class VersionIndexes {
  readonly #version: Version
  readonly #shared: GraphIndexes
  readonly #indexes = new Map<Indexed, ViewIndex>()
  readonly #searches: SearchSources

  /** @param before those of the version that this one follows, if it has the same base */
  constructor(version: Version, shared: GraphIndexes, before?: VersionIndexes) {
    this.#version = version
    this.#shared = shared
    this.#searches = new SearchSources(
      version,
      shared.searchBases,
      before === undefined ? undefined : before.#searches,
    )
    if (before === undefined) return
    // Values that elements have no longer are left behind once they are most of it.
    const most = 1024 + 4 * sizeOf(version.delta)
    for (const [indexed, { parts }] of before.#indexes)
      if (parts.changes.size <= most && shared.isKept(indexed, version.schema))
        this.#indexes.set(
          indexed,
          new ViewIndex({ ...parts, elements: new IndexedElements(version, indexed) }),
        )
  }

  named(name: string): IndexReader | undefined {
    const declared = this.#declared(name)
    const index = declared === undefined ? undefined : this.of(declared.indexed)
    return declared === undefined || index === undefined
      ? undefined
      : new DeclaredIndex(declared.definition, index)
  }

  /** As `GraphReader.searchSource`. */
  searchSource(name: string): SearchSource | undefined {
    const declared = this.#declared(name)
    if (declared === undefined || structureKinds[declared.indexed.kind] !== undefined) return undefined
    return this.#searches.of(declared.definition, declared.indexed)
  }

  /** As `GraphReader.seekNodes`. */
  seekNodes(label: number, key: number, value: Value): Int32Array | undefined {
    const indexed =
      this.#shared.declared(this.#version.schema, label, key) ?? this.#shared.automatic(label, key)
    return indexed === undefined || !isSingle(value) ? undefined : this.of(indexed)?.idsWith([value])
  }

  /** As `GraphReader.prepareSeek`. */
  prepareSeek(label: number, key: number, lookUps: number, most: number): IndexState {
    const indexed =
      this.#shared.declared(this.#version.schema, label, key) ??
      this.#shared.lookedUp(this.#version.base, label, key, lookUps)
    const index = indexed === undefined ? undefined : this.of(indexed)
    return index === undefined ? { kind: 'none', looked: 0 } : index.prepare(most, 'equality')
  }

  /** A writer tells that an element has got another label, or another value of a key. */
  changed(entity: EntityKind, id: number, key?: number): void {
    this.#searches.changed(entity, id, key)
    for (const [indexed, { parts }] of this.#indexes) {
      if (indexed.entity !== entity || (key !== undefined && !indexed.keys.includes(key))) continue
      if (parts.elements.has(id)) parts.changes.add(id, parts.elements.values(id))
    }
  }

  #declared(name: string): { readonly definition: IndexDefinition; readonly indexed: Indexed } | undefined {
    const definition = this.#version.schema.indexes.find((index) => index.name === name)
    const indexed = definition === undefined ? undefined : this.#shared.indexedOf(definition)
    return definition === undefined || indexed === undefined ? undefined : { definition, indexed }
  }

  /** undefined where indexes of its kind find nothing by themselves. */
  of(indexed: Indexed): ViewIndex | undefined {
    const known = this.#indexes.get(indexed)
    if (known !== undefined) return known
    const base = this.#shared.over(this.#version.base, indexed)
    const kind = structureKinds[indexed.kind]
    if (base === undefined || kind === undefined) return undefined
    const elements = new IndexedElements(this.#version, indexed)
    const changes = new Changes(kind, indexed.keys.length, elements.changed())
    const index = new ViewIndex({ indexed, kind, base, changes, elements })
    this.#indexes.set(indexed, index)
    return index
  }
}

/** Whether `seekNodes` looks a value up: not lists, maps and elements. */
function isSingle(value: Value): boolean {
  return (
    value === null ||
    typeof value !== 'object' ||
    value instanceof Float ||
    value instanceof Point ||
    isTemporal(value)
  )
}
