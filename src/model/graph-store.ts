import type { Value } from './values.ts'

/**
 * What the engine asks of a property graph. Nodes and relationships are dense ids from 0 (some free after deletions);
 * labels, relationship types and property keys are token ids from 0, -1 where the graph has never seen the name.
 * Neighbours come as slices of typed arrays, scans fill a caller's buffer: nothing here is called once a neighbour.
 */
export interface GraphReader {
  readonly nodeCount: number
  readonly relationshipCount: number
  /** Every node id is below this. */
  readonly nodeLimit: number
  readonly relationshipLimit: number

  labelId(name: string): number
  typeId(name: string): number
  keyId(name: string): number
  labelName(label: number): string
  typeName(type: number): string
  keyName(key: number): string
  /** Tokens known so far; ids are below these. */
  readonly labelTokens: number
  readonly typeTokens: number
  readonly keyTokens: number
  /** Another number wherever tokens or indexes are others. */
  readonly schemaVersion: number

  hasNode(node: number): boolean
  hasRelationship(relationship: number): boolean
  hasLabel(node: number, label: number): boolean
  /** Label ids, ascending. */
  labelsOf(node: number): readonly number[]
  typeOf(relationship: number): number
  startOf(relationship: number): number
  endOf(relationship: number): number

  /** Fills `out` with live node ids from `from` on, ascending; returns how many; fewer than `out.length` means the end. */
  scanNodes(from: number, out: Int32Array): number
  /** The same for the nodes with a label. */
  scanLabel(label: number, from: number, out: Int32Array): number
  /** The same for relationships; `type` -1 means every type. */
  scanRelationships(type: number, from: number, out: Int32Array): number

  /** Sets `out` to the neighbours of `node` along relationships of one type; an empty slice where there are none. */
  neighbours(node: number, type: number, outgoing: boolean, out: Slice): void
  /** The types of relationships that a node has in one direction (a superset is allowed), ascending. */
  adjacentTypes(node: number, outgoing: boolean): readonly number[]
  /** How many relationships of a type (-1: any) a node has in one direction. */
  degree(node: number, type: number, outgoing: boolean): number

  /** null where the node does not have the property. */
  nodeProperty(node: number, key: number): Value
  relationshipProperty(relationship: number, key: number): Value
  /**
   * Writes one property of the first `count` of some nodes, which exist (-1 stands for none), to `out`, unboxed. Returns the type
   * that all of its values have: INTEGER in the safe range, or FLOAT; undefined where they differ or are anything else, and then
   * `out` is good for nothing.
   */
  nodeNumbers(nodes: Int32Array, count: number, key: number, out: Numbers): NumberKind | undefined
  relationshipNumbers(
    relationships: Int32Array,
    count: number,
    key: number,
    out: Numbers,
  ): NumberKind | undefined
  /** Key ids present, ascending. */
  nodeKeys(node: number): readonly number[]
  relationshipKeys(relationship: number): readonly number[]

  /** Exact counts; -1 stands for any. */
  countNodes(label: number): number
  countRelationships(startLabel: number, type: number, endLabel: number): number
  /** Nodes with a label (-1: any) and an equal property value, ascending; undefined where there is no index for it. */
  seekNodes(label: number, key: number, value: Value): Int32Array | undefined
  /** How many nodes `seekNodes` finds on average, 1 where that is not known yet; undefined where no index was declared. */
  meanSought(label: number, key: number): number | undefined
  /**
   * Tells of look-ups that are to come, and works on their index, for `most` nodes at the most: one that was declared, or
   * one that makes itself because nodes are looked up by that key again and again.
   */
  prepareSeek(label: number, key: number, lookUps: number, most: number): IndexState
}

/** `none`: every look-up goes through all nodes. `building`: ask again. */
export interface IndexState {
  readonly kind: 'none' | 'building' | 'ready'
  /** How many nodes were looked at now. */
  readonly looked: number
}

export type NumberKind = 'integer' | 'float'

/** Numbers without boxes, one an entry. */
export interface Numbers {
  readonly numbers: Float64Array
  /** 1 where there is a number, 0 where there is null. */
  readonly present: Uint8Array
}

/** A view into typed arrays that the caller must not write to; entries `start` (inclusive) to `end` (exclusive). */
export interface Slice {
  neighbours: Int32Array
  relationships: Int32Array
  start: number
  end: number
}

/** A reader that sees its own writes. Ids freed in a transaction are not used again in it, but may be later. */
export interface GraphWriter extends GraphReader {
  /** The token of a name, made where it is new. */
  internLabel(name: string): number
  internType(name: string): number
  internKey(name: string): number
  createNode(labels: readonly number[]): number
  createRelationship(start: number, type: number, end: number): number
  addLabel(node: number, label: number): boolean
  removeLabel(node: number, label: number): boolean
  /** null removes the property. Values are checked by the caller. */
  setNodeProperty(node: number, key: number, value: Value): void
  setRelationshipProperty(relationship: number, key: number, value: Value): void
  /** The caller has deleted the node's relationships before. */
  deleteNode(node: number): void
  deleteRelationship(relationship: number): void
}

export interface GraphTransaction extends GraphWriter {
  /** Makes the writes visible to later readers, all at once. */
  commit(): void
  /** Forgets them all. */
  rollback(): void
}

export interface GraphStore {
  /** The last committed graph: it does not change while it is held. */
  read(): GraphReader
  /** @throws SilkgraphError `TransactionConflict` where another transaction is open */
  begin(): GraphTransaction
}
