import type { Point } from './point.ts'
import type { ConstraintDefinition, GraphSchema, IndexDefinition } from './schema.ts'
import type { SearchSource } from './search-source.ts'
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
  /** Another number wherever tokens, indexes or constraints are others. */
  readonly schemaVersion: number
  readonly schema: GraphSchema

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
  /**
   * Tells of look-ups that are to come, and works on their index, for `most` nodes at the most: one that was declared, or
   * one that makes itself because nodes are looked up by that key again and again.
   */
  prepareSeek(label: number, key: number, lookUps: number, most: number): IndexState
  /**
   * An index in this version; undefined where there is none with this name (a plan may be older than a DROP), and for a lookup
   * index, which is what `scanLabel` and `scanRelationships` are.
   */
  index(name: string): IndexReader | undefined
  /** A full-text or vector index in this version, for whoever keeps such; undefined where there is none with this name. */
  searchSource(name: string): SearchSource | undefined
}

/** `none`: every look-up goes through all nodes. `building`: ask again. */
export interface IndexState {
  readonly kind: 'none' | 'building' | 'ready'
  /** How many nodes were looked at now. */
  readonly looked: number
}

/** How far a constraint that is to be created has been looked at. */
export interface ConstraintState {
  readonly isReady: boolean
  /** How many elements and values were looked at now. */
  readonly looked: number
  /** What is held meanwhile, in bytes; nothing is before the first step. */
  readonly bytes: number
}

/** What an index looks up, in one version. Values compare as `=` and `<` do: 1 equals 1.0, NaN equals nothing. */
export interface IndexReader {
  readonly definition: IndexDefinition
  /**
   * Works on what is still to be built, for `most` elements at the most: building is done in slices (adr/0014).
   *
   * @param use `equality` where all keys are to be equal to something, which takes less; `all` unless given
   */
  prepare(most: number, use?: IndexUse): IndexState
  /**
   * Elements of this version, each once: by ascending ids, or in the order of ORDER BY (ties by id, ascending both ways).
   * Exact: nothing has to be asked again. Builds what `prepare` has left.
   *
   * Cost: in the order of values, a range index finds as it is read; in the order of ids, what is found is put in order first. The
   * other kinds put all that they find in order. A cursor is read to its end, or let go of, before its keys are written.
   */
  seek(sought: Sought, order: SeekOrder): IndexCursor
  /** For the planner; undefined until it is built. */
  readonly statistics: IndexStatistics | undefined
}

/** For what an index is prepared: for all its keys to be equal to something, or for whatever may be sought. */
export type IndexUse = 'equality' | 'all'

export type SeekOrder = 'ids' | 'ascending' | 'descending'

/**
 * How many elements an index has, and how many values, or combinations of values, they have. Neither is less than there are; both
 * count values that elements have had since it was built too.
 */
export interface IndexStatistics {
  readonly entries: number
  readonly distinct: number
}

export interface IndexCursor {
  /** Fills `out` and returns how many; fewer than `out.length` is the end. */
  next(out: Int32Array): number
}

export type Sought =
  /** The first keys of the index equal these; not all keys need be given. */
  | { readonly kind: 'equal'; readonly values: readonly Value[] }
  /** The first keys equal `equal`, the next one lies within one or two bounds, which are of one type. */
  | {
      readonly kind: 'range'
      readonly equal: readonly Value[]
      readonly from: Bound | undefined
      readonly to: Bound | undefined
    }
  | { readonly kind: 'starts-with'; readonly equal: readonly Value[]; readonly text: string }
  /** All keys are present. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'contains' | 'ends-with'; readonly text: string }
  | {
      readonly kind: 'within-distance'
      readonly center: Point
      readonly distance: number
      readonly inclusive: boolean
    }
  | { readonly kind: 'bounding-box'; readonly lower: Point; readonly upper: Point }

export interface Bound {
  readonly value: Value
  readonly inclusive: boolean
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

  /** What may be declared next to what is the caller's to refuse, by `schema`; the store looks at data alone. */
  createIndex(definition: IndexDefinition): void
  dropIndex(name: string): void
  /**
   * Looks whether the data keep a constraint that is to be created, for about `most` steps: a step is an element, or a value of one. It
   * goes on where it stopped, unless something has been written since.
   *
   * @throws ConstraintViolation with the first offender
   */
  prepareConstraint(definition: ConstraintDefinition, most: number): ConstraintState
  /**
   * Also makes the range index of a `unique` or `key` constraint, with its name. Cost: all that `prepareConstraint` has left: a look
   * at every node of the label, or at every relationship.
   *
   * @throws ConstraintViolation with the first offender
   */
  createConstraint(definition: ConstraintDefinition): void
  /** Also drops the index that it owns. */
  dropConstraint(name: string): void
  /** How many look-ups the writes have taken so far because values must be unique: one for each constraint that a write is about. */
  readonly uniqueLookUps: number
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
