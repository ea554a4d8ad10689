import type { IndexReader, IndexState } from '../../model/graph-store.ts'
import { Point } from '../../model/point.ts'
import type { EntityKind, GraphSchema } from '../../model/schema.ts'
import type { SearchSource } from '../../model/search-source.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Float, type Value } from '../../model/values.ts'
import { BegunIndexes } from './begun-indexes.ts'
import { Changes } from './changes.ts'
import type { Declared } from './declared-indexes.ts'
import type { GraphIndexes } from './graph-indexes.ts'
import type { Indexed } from './indexed.ts'
import { structureKinds } from './kinds.ts'
import { SearchSources } from './search-sources.ts'
import { mostChanges } from './stale-values.ts'
import { IndexedElements, type Version } from './version.ts'
import { DeclaredIndex, ViewIndex } from './view-index.ts'

/** The indexes of one version, or of a transaction. What has changed is handed on to the versions that follow. */
export class VersionIndexes {
  readonly #version: Version
  readonly #shared: GraphIndexes
  readonly #begun = new BegunIndexes()
  /** That of the version when it began: all that was handed on to it is kept by that one. */
  readonly #schema: GraphSchema
  readonly #searches: SearchSources

  /** @param before those of the version that this one follows, if it has the same base */
  constructor(version: Version, shared: GraphIndexes, before?: VersionIndexes) {
    this.#version = version
    this.#schema = version.schema
    this.#shared = shared
    this.#searches = new SearchSources(
      version,
      shared.searchBases,
      before === undefined ? undefined : before.#searches,
    )
    if (before === undefined) return
    const most = mostChanges(version.delta)
    const hasSameSchema = version.schema === before.#schema
    for (const [indexed, { parts }] of before.#begun.all)
      if (parts.changes.size <= most && (hasSameSchema || shared.isKept(indexed, version.schema)))
        this.#begun.set(indexed, new ViewIndex({ ...parts, elements: new IndexedElements(version, indexed) }))
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
    const indexed = this.#declaredFor(label, key) ?? this.#shared.automatic(label, key)
    return indexed === undefined || !isSingle(value) ? undefined : this.idsWith(indexed, [value])
  }

  /** As `GraphReader.prepareSeek`. */
  prepareSeek(label: number, key: number, lookUps: number, most: number): IndexState {
    const declared = this.#declaredFor(label, key)
    const waits = declared === undefined && !(label === -1 && this.#shared.isUniqueInAll(this.#version, key))
    const indexed =
      declared === undefined
        ? this.#shared.lookedUp(this.#version.base, label, key, lookUps, waits)
        : (this.#overAll(declared) ?? declared)
    const index = indexed === undefined ? undefined : this.of(indexed)
    return index === undefined ? { kind: 'none', looked: 0 } : index.prepare(most, 'equality')
  }

  /**
   * The elements of a range index with these values of all keys, ascending. Where an index over all nodes finds them too, that one is
   * asked, so that memory holds no second one for each label.
   */
  idsWith(indexed: Indexed, values: readonly Value[]): Int32Array | undefined {
    const general = this.#overAll(indexed)
    if (general === undefined) return this.of(indexed)?.idsWith(values)
    const found = this.of(general)?.idsWith(values)
    return found?.filter((id) => indexed.tokens?.every((label) => this.#version.hasLabel(id, label)))
  }

  /** A writer tells that an element has got another label, or another value of a key. */
  changed(entity: EntityKind, id: number, key?: number): void {
    this.#searches.changed(entity, id, key)
    const tokens = entity === 'node' ? this.#version.labelsOf(id) : [this.#version.typeOf(id)]
    for (const indexed of this.#begun.about(entity, tokens, key ?? -1)) this.#add(indexed, id)
  }

  #add(indexed: Indexed, id: number): void {
    const index = this.#begun.all.get(indexed)
    if (index === undefined) return
    const { changes, elements } = index.parts
    if (!elements.has(id)) return
    changes.add(id, elements.values(id))
    if (changes.size <= index.mostChanges) return
    index.mostChanges = mostChanges(this.#version.delta)
    if (changes.size > index.mostChanges) this.#begin(indexed)
  }

  /** The index over all nodes that finds what one of a label and a key finds, where there is one. */
  #overAll({ kind, entity, tokens, keys }: Indexed): Indexed | undefined {
    if (kind !== 'range' || entity !== 'node' || tokens?.length !== 1 || keys.length !== 1) return undefined
    const general = this.#shared.automatic(-1, keys[0])
    if (general === undefined || !this.#shared.isUniqueInAll(this.#version, keys[0])) return undefined
    return general
  }

  #declared(name: string): Declared | undefined {
    return this.#shared.declared(this.#version.schema).named(name)
  }

  #declaredFor(label: number, key: number): Indexed | undefined {
    return this.#shared.declared(this.#version.schema).ofPair(label, key)
  }

  /** undefined where indexes of its kind find nothing by themselves. */
  of(indexed: Indexed): ViewIndex | undefined {
    return this.#begun.all.get(indexed) ?? this.#begin(indexed)
  }

  #begin(indexed: Indexed): ViewIndex | undefined {
    const base = this.#shared.over(this.#version.base, indexed)
    const kind = structureKinds[indexed.kind]
    if (base === undefined || kind === undefined) return undefined
    const elements = new IndexedElements(this.#version, indexed)
    const changes = new Changes(kind, indexed.keys.length, elements.changed())
    const index = new ViewIndex({ indexed, kind, base, changes, elements })
    this.#begun.set(indexed, index)
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
