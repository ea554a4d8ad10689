import { groupingKey } from '../model/grouping.ts'
import { Point } from '../model/point.ts'
import { isTemporal } from '../model/temporal/index.ts'
import { Float, type Value } from '../model/values.ts'
import type { Base } from './base.ts'
import { valueAt } from './column.ts'

type Index = ReadonlyMap<string | number, Int32Array>

const nothing = new Int32Array(0)

/**
 * Which (label, key) pairs are indexed, and the hash index of each over a base, built when it is first asked for.
 * Only numbers, strings, booleans, temporal values and points are looked up; equality is Cypher's (1 equals 1.0; null and NaN equal nothing).
 */
export class PropertyIndexes {
  readonly #declared = new Set<number>()
  readonly #built = new WeakMap<Base, Map<number, Index>>()

  /** How many pairs are indexed. */
  get size(): number {
    return this.#declared.size
  }

  declare(label: number, key: number): void {
    this.#declared.add(pairOf(label, key))
  }

  /** Nodes of the base, ascending; undefined where the pair is not indexed or the value is of another kind. */
  find(base: Base, label: number, key: number, value: Value): Int32Array | undefined {
    const pair = pairOf(label, key)
    if (!this.#declared.has(pair)) return undefined
    if (!isIndexed(value)) return value === null || Number.isNaN(value) ? nothing : undefined
    let indexes = this.#built.get(base)
    if (indexes === undefined) this.#built.set(base, (indexes = new Map<number, Index>()))
    let index = indexes.get(pair)
    if (index === undefined) indexes.set(pair, (index = build(base, label, key)))
    return index.get(groupingKey(value)) ?? nothing
  }

  /** Equality as the index means it. */
  matches(held: Value, sought: Value): boolean {
    return isIndexed(held) && isIndexed(sought) && groupingKey(held) === groupingKey(sought)
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

function build(base: Base, label: number, key: number): Index {
  const column = base.nodeColumns[key]
  const lists = new Map<string | number, number[]>()
  for (const node of base.nodesByLabel[label] ?? []) {
    const value = column === undefined ? null : valueAt(column, node)
    if (!isIndexed(value)) continue
    const at = groupingKey(value)
    const list = lists.get(at)
    if (list === undefined) lists.set(at, [node])
    else list.push(node)
  }
  return new Map([...lists].map(([at, list]) => [at, Int32Array.from(list)]))
}
