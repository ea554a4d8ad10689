import { setEmpty, newSlice } from './adjacency.ts'
import type { Base } from './base.ts'
import type { ChangedAdjacency } from './changed-adjacency.ts'
import { valueAt } from './column.ts'
import { readNumbers } from './read-numbers.ts'
import type { Delta } from './delta.ts'
import type { IndexReader, IndexState, NumberKind, Numbers, Slice } from '../model/graph-store.ts'
import type { GraphIndexes } from './indexes/graph-indexes.ts'
import type { Version } from './indexes/version.ts'
import { VersionIndexes } from './indexes/version-indexes.ts'
import { lowerBound } from './lower-bound.ts'
import type { GraphSchema } from '../model/schema.ts'
import type { SearchSource } from '../model/search-source.ts'
import type { Vocabulary } from './tokens.ts'
import type { Value } from '../model/values.ts'

/** One version of a graph: the base with a delta over it. */
export class GraphView implements Version {
  readonly base: Base
  readonly vocabulary: Vocabulary
  readonly indexes: VersionIndexes
  readonly #scratch = newSlice()
  /** What the next version starts from; a transaction copies it before it writes. */
  delta: Delta

  /** @param before the indexes of the version that it follows, if it has the same base */
  constructor(
    base: Base,
    delta: Delta,
    vocabulary: Vocabulary,
    shared: GraphIndexes,
    before?: VersionIndexes,
  ) {
    this.base = base
    this.delta = delta
    this.vocabulary = vocabulary
    this.indexes = new VersionIndexes(this, shared, before)
  }

  get nodeCount(): number {
    return this.delta.nodeCount
  }
  get relationshipCount(): number {
    return this.delta.relationshipCount
  }
  get nodeLimit(): number {
    return this.delta.nodeLimit
  }
  get relationshipLimit(): number {
    return this.delta.relationshipLimit
  }
  get labelTokens(): number {
    return this.delta.tokens.labels
  }
  get typeTokens(): number {
    return this.delta.tokens.types
  }
  get keyTokens(): number {
    return this.delta.tokens.keys
  }
  get schemaVersion(): number {
    return this.delta.schemaVersion
  }
  get schema(): GraphSchema {
    return this.delta.schema
  }

  labelId(name: string): number {
    return known(this.vocabulary.labels.idOf(name), this.delta.tokens.labels)
  }
  typeId(name: string): number {
    return known(this.vocabulary.types.idOf(name), this.delta.tokens.types)
  }
  keyId(name: string): number {
    return known(this.vocabulary.keys.idOf(name), this.delta.tokens.keys)
  }
  labelName(label: number): string {
    return this.vocabulary.labels.nameOf(label)
  }
  typeName(type: number): string {
    return this.vocabulary.types.nameOf(type)
  }
  keyName(key: number): string {
    return this.vocabulary.keys.nameOf(key)
  }

  hasNode(node: number): boolean {
    if (node < 0 || node >= this.delta.nodeLimit || this.delta.deadNodes.has(node)) return false
    return node >= this.base.nodeLimit || this.base.liveNodes[node] === 1 || this.delta.labels.has(node)
  }

  hasRelationship(relationship: number): boolean {
    if (relationship < 0 || relationship >= this.delta.relationshipLimit) return false
    if (this.delta.deadRelationships.has(relationship)) return false
    return (
      relationship >= this.base.relationshipLimit ||
      this.base.types[relationship] !== -1 ||
      this.delta.relationships.has(relationship)
    )
  }

  hasLabel(node: number, label: number): boolean {
    const changed = this.delta.labels.size > 0 ? this.delta.labels.get(node) : undefined
    if (changed !== undefined) return changed.includes(label)
    if (node >= this.base.nodeLimit) return false
    return this.base.labelSets[this.base.labelSetOf[node]].includes(label)
  }

  labelsOf(node: number): readonly number[] {
    const changed = this.delta.labels.get(node)
    if (changed !== undefined) return changed
    if (node >= this.base.nodeLimit) return []
    return this.base.labelSets[this.base.labelSetOf[node]]
  }

  typeOf(relationship: number): number {
    const old = relationship < this.base.relationshipLimit ? this.base.types[relationship] : -1
    return old === -1 ? this.delta.relationships.typeOf(relationship) : old
  }
  startOf(relationship: number): number {
    const old = relationship < this.base.relationshipLimit ? this.base.starts[relationship] : -1
    return old === -1 ? this.delta.relationships.startOf(relationship) : old
  }
  endOf(relationship: number): number {
    const old = relationship < this.base.relationshipLimit ? this.base.ends[relationship] : -1
    return old === -1 ? this.delta.relationships.endOf(relationship) : old
  }

  scanNodes(from: number, out: Int32Array): number {
    let size = 0
    for (let node = from; node < this.delta.nodeLimit && size < out.length; node++)
      if (this.hasNode(node)) out[size++] = node
    return size
  }

  scanLabel(label: number, from: number, out: Int32Array): number {
    const old = this.base.nodesByLabel[label] ?? new Int32Array(0)
    let size = 0
    let at = lowerBound(old, from)
    if (this.delta.labels.size === 0 && this.delta.deadNodes.size === 0) {
      while (at < old.length && size < out.length) out[size++] = old[at++]
      return size
    }
    let changed = this.delta.labels.next(from)
    while (size < out.length && (at < old.length || changed !== Infinity)) {
      const node = at < old.length ? Math.min(old[at], changed) : changed
      if (old[at] === node) at++
      if (node === changed) changed = this.delta.labels.next(node + 1)
      if (this.hasLabel(node, label) && !this.delta.deadNodes.has(node)) out[size++] = node
    }
    return size
  }

  scanRelationships(type: number, from: number, out: Int32Array): number {
    let size = 0
    for (let id = from; id < this.delta.relationshipLimit && size < out.length; id++) {
      if (this.hasRelationship(id) && (type === -1 || this.typeOf(id) === type)) out[size++] = id
    }
    return size
  }

  neighbours(node: number, type: number, outgoing: boolean, out: Slice): void {
    const changed: ChangedAdjacency | undefined = this.delta.adjacency[type * 2 + (outgoing ? 0 : 1)]
    if (changed?.read(node, out)) return
    const old = outgoing ? this.base.outgoing[type] : this.base.incoming[type]
    if (old === undefined) setEmpty(out)
    else old.read(node, out)
  }

  adjacentTypes(node: number, outgoing: boolean): readonly number[] {
    const types: number[] = []
    for (let type = 0; type < this.delta.tokens.types; type++) {
      if (this.degree(node, type, outgoing) > 0) types.push(type)
    }
    return types
  }

  degree(node: number, type: number, outgoing: boolean): number {
    if (type === -1) {
      let sum = 0
      for (let each = 0; each < this.delta.tokens.types; each++) sum += this.degree(node, each, outgoing)
      return sum
    }
    this.neighbours(node, type, outgoing, this.#scratch)
    return this.#scratch.end - this.#scratch.start
  }

  nodeProperty(node: number, key: number): Value {
    const changed = this.delta.nodeProperties[key]?.get(node)
    if (changed !== undefined) return changed
    const column = this.base.nodeColumns[key]
    return column === undefined ? null : valueAt(column, node)
  }

  relationshipProperty(relationship: number, key: number): Value {
    const changed = this.delta.relationshipProperties[key]?.get(relationship)
    if (changed !== undefined) return changed
    const column = this.base.relationshipColumns[key]
    return column === undefined ? null : valueAt(column, relationship)
  }

  nodeNumbers(nodes: Int32Array, count: number, key: number, out: Numbers): NumberKind | undefined {
    return readNumbers(this.base.nodeColumns[key], this.delta.nodeProperties[key], nodes, count, out)
  }

  relationshipNumbers(ids: Int32Array, count: number, key: number, out: Numbers): NumberKind | undefined {
    const { relationshipProperties } = this.delta
    return readNumbers(this.base.relationshipColumns[key], relationshipProperties[key], ids, count, out)
  }

  nodeKeys(node: number): readonly number[] {
    return this.#keys((key) => this.nodeProperty(node, key))
  }

  relationshipKeys(relationship: number): readonly number[] {
    return this.#keys((key) => this.relationshipProperty(relationship, key))
  }

  countNodes(label: number): number {
    return label === -1 ? this.delta.nodeCount : this.delta.counts.nodes(label)
  }

  countRelationships(startLabel: number, type: number, endLabel: number): number {
    return this.delta.counts.relationships(startLabel, type, endLabel)
  }

  seekNodes(label: number, key: number, value: Value): Int32Array | undefined {
    return this.indexes.seekNodes(label, key, value)
  }

  prepareSeek(label: number, key: number, lookUps: number, most: number): IndexState {
    return this.indexes.prepareSeek(label, key, lookUps, most)
  }

  index(name: string): IndexReader | undefined {
    return this.indexes.named(name)
  }

  searchSource(name: string): SearchSource | undefined {
    return this.indexes.searchSource(name)
  }

  #keys(read: (key: number) => Value): number[] {
    const keys: number[] = []
    for (let key = 0; key < this.delta.tokens.keys; key++) if (read(key) !== null) keys.push(key)
    return keys
  }
}

/** The id of a token that a version with `count` tokens knows, -1 otherwise. */
function known(id: number, count: number): number {
  return id < count ? id : -1
}
