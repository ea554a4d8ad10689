import { groupingKey } from '../model/grouping.ts'
import type { Value } from '../model/values.ts'
import type { Base } from './base.ts'
import { valueAt } from './column.ts'

const nothing = new Int32Array(0)
/** What an entry takes in the heap: its place in the table, its key and its node. */
const ENTRY_BYTES = 64

/** The nodes of a base with a label (-1: any) by the value of one key: a hash table that is built piece by piece. */
export class BaseIndex {
  readonly #base: Base
  readonly #label: number
  readonly #key: number
  readonly #isIndexed: (value: Value) => boolean
  /** A single node is kept as such, since most values that are looked up by are one node's; a list until it is first sought. */
  readonly #nodes = new Map<string | number, number | number[] | Int32Array>()
  #at = 0
  #entries = 0

  constructor(base: Base, label: number, key: number, isIndexed: (value: Value) => boolean) {
    this.#base = base
    this.#label = label
    this.#key = key
    this.#isIndexed = isIndexed
  }

  /** What an index over all nodes with a label takes, in estimated bytes. */
  static bytesOver(base: Base, label: number): number {
    return ENTRY_BYTES * (label === -1 ? base.nodeCount : (base.nodesByLabel[label]?.length ?? 0))
  }

  get isReady(): boolean {
    return this.#at >= this.#length
  }

  /** How many nodes have a value that some node has; undefined until it is ready, or where none has one. */
  get mean(): number | undefined {
    return this.isReady && this.#nodes.size > 0 ? this.#entries / this.#nodes.size : undefined
  }

  /** Goes on, for so many nodes at the most; returns how many it looked at. */
  build(most: number): number {
    const { nodesByLabel, liveNodes, nodeColumns } = this.#base
    const column = nodeColumns[this.#key]
    const end = Math.min(this.#length, this.#at + most)
    const from = this.#at
    const list = this.#label === -1 ? undefined : nodesByLabel[this.#label]
    for (; this.#at < end; this.#at++) {
      const node = list === undefined ? this.#at : list[this.#at]
      if (list === undefined && liveNodes[node] !== 1) continue
      const value = column === undefined ? null : valueAt(column, node)
      if (this.#isIndexed(value)) this.#add(groupingKey(value), node)
    }
    return this.#at - from
  }

  /** The nodes with a value, by its grouping key, ascending; of an index that is ready. */
  nodesWith(key: string | number): Int32Array {
    const found = this.#nodes.get(key)
    if (found === undefined) return nothing
    if (typeof found === 'number') return Int32Array.of(found)
    if (found instanceof Int32Array) return found
    const nodes = Int32Array.from(found)
    this.#nodes.set(key, nodes)
    return nodes
  }

  get #length(): number {
    return this.#label === -1 ? this.#base.nodeLimit : (this.#base.nodesByLabel[this.#label]?.length ?? 0)
  }

  #add(key: string | number, node: number): void {
    const found = this.#nodes.get(key)
    if (found === undefined) this.#nodes.set(key, node)
    else if (Array.isArray(found)) found.push(node)
    else this.#nodes.set(key, typeof found === 'number' ? [found, node] : [...found, node])
    this.#entries++
  }
}
