import { groupingKey } from '../model/grouping.ts'
import type { IndexState } from '../model/graph-store.ts'
import type { GraphSchema } from '../model/schema.ts'
import type { Vocabulary } from './tokens.ts'
import { Point } from '../model/point.ts'
import { isTemporal } from '../model/temporal/index.ts'
import { Float, type Value } from '../model/values.ts'
import type { Base } from './base.ts'
import { BaseIndex } from './base-index.ts'
import { automaticIndexes } from './automatic-indexes.ts'

const nothing = new Int32Array(0)

/** So often is a value sought by looking through all nodes; then an index is made. */
const LOOK_UPS_WITHOUT = 3

/**
 * Which pairs of label (-1: any) and key are indexed, and the hash index of each over a base, built when it is first needed. A pair is
 * indexed because it was declared, or by itself because nodes are looked up by it again and again.
 * Only numbers, strings, booleans, temporal values and points are looked up; equality is Cypher's (1 equals 1.0; null and NaN equal nothing).
 */
export class PropertyIndexes {
  readonly #vocabulary: Vocabulary
  readonly #declared = new WeakMap<GraphSchema, ReadonlySet<number>>()
  /** By pair, the label. */
  readonly #automatic = new Map<number, number>()
  readonly #lookUps = new Map<number, number>()
  readonly #built = new WeakMap<Base, Map<number, BaseIndex>>()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  has(schema: GraphSchema, label: number, key: number): boolean {
    return this.#isDeclared(schema, label, key) || this.#automatic.has(pairOf(label, key))
  }

  /**
   * How many nodes of a base have a value that some node has, 1 where that is not known yet; undefined where none was declared:
   * what makes itself changes no plan, so that the same query gives its records in the same order before and after.
   */
  mean(base: Base, schema: GraphSchema, label: number, key: number): number | undefined {
    if (!this.#isDeclared(schema, label, key)) return undefined
    return this.#built.get(base)?.get(pairOf(label, key))?.mean ?? 1
  }

  /** Counts look-ups that are to come, and works on the index of a pair that has one or is worth one. */
  prepare(
    base: Base,
    schema: GraphSchema,
    label: number,
    key: number,
    lookUps: number,
    most: number,
  ): IndexState {
    if (!this.has(schema, label, key) && !this.#isWorth(base, label, key, lookUps))
      return { kind: 'none', looked: 0 }
    const index = this.#indexOf(base, label, key)
    const looked = index.build(most)
    return { kind: index.isReady ? 'ready' : 'building', looked }
  }

  /** Nodes of the base, ascending; undefined where the pair is not indexed or the value is of another kind. */
  find(base: Base, schema: GraphSchema, label: number, key: number, value: Value): Int32Array | undefined {
    if (!this.has(schema, label, key)) return undefined
    if (!isIndexed(value)) return value === null || Number.isNaN(value) ? nothing : undefined
    const index = this.#indexOf(base, label, key)
    index.build(Infinity)
    return index.nodesWith(groupingKey(value))
  }

  /** Equality as the index means it. */
  matches(held: Value, sought: Value): boolean {
    return isIndexed(held) && isIndexed(sought) && groupingKey(held) === groupingKey(sought)
  }

  #isWorth(base: Base, label: number, key: number, lookUps: number): boolean {
    const pair = pairOf(label, key)
    const all = (this.#lookUps.get(pair) ?? 0) + lookUps
    this.#lookUps.set(pair, all)
    if (all < LOOK_UPS_WITHOUT) return false
    let bytes = BaseIndex.bytesOver(base, label)
    for (const other of this.#automatic.values()) bytes += BaseIndex.bytesOver(base, other)
    if (bytes > automaticIndexes.maxBytes) return false
    this.#automatic.set(pair, label)
    return true
  }

  #isDeclared(schema: GraphSchema, label: number, key: number): boolean {
    let pairs = this.#declared.get(schema)
    if (pairs === undefined) {
      const { labels, keys } = this.#vocabulary
      const single = schema.indexes.filter(
        (index) => index.kind === 'range' && index.entity === 'node' && index.keys.length === 1,
      )
      pairs = new Set(single.map((index) => pairOf(labels.idOf(index.names[0]), keys.idOf(index.keys[0]))))
      this.#declared.set(schema, pairs)
    }
    return pairs.has(pairOf(label, key))
  }

  #indexOf(base: Base, label: number, key: number): BaseIndex {
    let indexes = this.#built.get(base)
    if (indexes === undefined) this.#built.set(base, (indexes = new Map<number, BaseIndex>()))
    const pair = pairOf(label, key)
    let index = indexes.get(pair)
    if (index === undefined) indexes.set(pair, (index = new BaseIndex(base, label, key, isIndexed)))
    return index
  }
}

/** One number for both ids, of which there are fewer than 2^26. */
function pairOf(label: number, key: number): number {
  return label * 2 ** 26 + key
}

function isIndexed(value: Value): boolean {
  if (value instanceof Float || isTemporal(value) || value instanceof Point) return true
  return value !== null && typeof value !== 'object' && !Number.isNaN(value)
}
