import { setEmpty, newSlice } from './adjacency.ts'
import type { Base } from './base.ts'
import { ChangedValues } from './changed-values.ts'
import { valueAt } from './column.ts'
import { readNumbers } from './read-numbers.ts'
import type { Delta } from './delta.ts'
import type { GraphReader, IndexState, NumberKind, Numbers, Slice } from '../model/graph-store.ts'
import type { PropertyIndexes } from './property-index.ts'
import type { Vocabulary } from './tokens.ts'
import type { Value } from '../model/values.ts'

/** One version of a graph: the base with a delta over it. */
export class GraphView implements GraphReader {
  readonly base: Base
  readonly vocabulary: Vocabulary
  readonly #indexes: PropertyIndexes
  protected delta: Delta
  /** By key, made when a value of the key is first sought. */
  readonly #changedValues = new Map<number, ChangedValues>()
  readonly #scratch = newSlice()

  constructor(base: Base, delta: Delta, vocabulary: Vocabulary, indexes: PropertyIndexes) {
    this.base = base
    this.delta = delta
    this.vocabulary = vocabulary
    this.#indexes = indexes
  }

  /** What the next version starts from; a transaction copies it before it writes. */
  deltaForWriter(): Delta {
    return this.delta
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
    return this.delta.tokens.version + this.#indexes.declared
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
    const { labels, labelOffsets } = this.base
    for (let at = labelOffsets[node]; at < labelOffsets[node + 1]; at++) if (labels[at] === label) return true
    return false
  }

  labelsOf(node: number): readonly number[] {
    const changed = this.delta.labels.get(node)
    if (changed !== undefined) return changed
    if (node >= this.base.nodeLimit) return []
    return [...this.base.labels.subarray(this.base.labelOffsets[node], this.base.labelOffsets[node + 1])]
  }

  typeOf(relationship: number): number {
    const old = relationship < this.base.relationshipLimit ? this.base.types[relationship] : -1
    return old === -1 ? (this.delta.relationships.get(relationship)?.type ?? -1) : old
  }
  startOf(relationship: number): number {
    const old = relationship < this.base.relationshipLimit ? this.base.starts[relationship] : -1
    return old === -1 ? (this.delta.relationships.get(relationship)?.start ?? -1) : old
  }
  endOf(relationship: number): number {
    const old = relationship < this.base.relationshipLimit ? this.base.ends[relationship] : -1
    return old === -1 ? (this.delta.relationships.get(relationship)?.end ?? -1) : old
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
    const changed = this.delta.adjacency[type * 2 + (outgoing ? 0 : 1)]?.get(node)
    if (changed !== undefined) {
      changed.read(out)
      return
    }
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
    const old = this.#indexes.find(this.base, label, key, value)
    if (old === undefined) return undefined
    const { labels, nodeProperties, deadNodes } = this.delta
    if (labels.size === 0 && deadNodes.size === 0 && (nodeProperties[key]?.size ?? 0) === 0) return old
    const values: ReadonlyMap<number, Value> | undefined = nodeProperties[key]
    const changed = new Set(this.#valuesOf(key).with(value))
    const isChanged = (node: number): boolean =>
      labels.has(node) || deadNodes.has(node) || (values?.has(node) ?? false)
    const matches = (node: number): boolean =>
      this.hasNode(node) &&
      (label === -1 || this.hasLabel(node, label)) &&
      this.#indexes.matches(this.nodeProperty(node, key), value)
    const found = new Int32Array(old.length + changed.size)
    let size = 0
    for (const node of old) {
      if (isChanged(node) && !matches(node)) continue
      found[size++] = node
      changed.delete(node)
    }
    const unchanged = size
    for (const node of changed) if (matches(node)) found[size++] = node
    const all = found.subarray(0, size)
    return size === unchanged ? all : all.sort()
  }

  meanSought(label: number, key: number): number | undefined {
    return this.#indexes.mean(this.base, label, key)
  }

  prepareSeek(label: number, key: number, lookUps: number, most: number): IndexState {
    const base = this.#indexes.prepare(this.base, label, key, lookUps, most)
    if (base.kind !== 'ready') return base
    const values = this.#valuesOf(key)
    const looked = base.looked + values.build(most - base.looked)
    return { kind: values.isReady ? 'ready' : 'building', looked }
  }

  /** A writer tells that the labels of a node have changed, or one of its properties, so that it is found by its values. */
  protected changed(node: number, key?: number): void {
    for (const [known, values] of this.#changedValues)
      if (key === undefined || key === known) values.add(node, this.nodeProperty(node, known))
  }

  #valuesOf(key: number): ChangedValues {
    const known = this.#changedValues.get(key)
    if (known !== undefined) return known
    const values = new ChangedValues(this.#changedSoFar(key))
    this.#changedValues.set(key, values)
    return values
  }

  /** The nodes that have changed, with their values of a key; what changes while they are gone through is told by `changed`. */
  *#changedSoFar(key: number): Generator<readonly [node: number, value: Value]> {
    const { labels, nodeProperties } = this.delta
    for (const node of labels.nodes()) yield [node, this.nodeProperty(node, key)]
    for (const [node, value] of nodeProperties[key] ?? []) if (!labels.has(node)) yield [node, value]
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

/** The first index whose value is not below `value`. */
function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
