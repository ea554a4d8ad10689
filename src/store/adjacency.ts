import type { Slice } from '../model/graph-store.ts'

const nothing = new Int32Array(0)

/**
 * The relationships of one type in one direction, compressed by node: for each node a run of (neighbour, relationship)
 * sorted by neighbour, then relationship. Types that few nodes have keep a sorted list of those nodes instead of an
 * offset for every node. Immutable.
 */
export class Adjacency {
  readonly #nodes: Int32Array | undefined
  readonly #offsets: Int32Array
  readonly #neighbours: Int32Array
  readonly #relationships: Int32Array

  /** `from[i]` and `to[i]` are the ends of relationship `ids[i]`, which ascend, `from` being the side that is looked up. */
  constructor(nodeLimit: number, from: Int32Array, to: Int32Array, ids: Int32Array) {
    const order = sortedOrder(nodeLimit, from, to, ids)
    this.#neighbours = new Int32Array(ids.length)
    this.#relationships = new Int32Array(ids.length)
    const nodes: number[] = []
    const starts: number[] = []
    for (let i = 0; i < order.length; i++) {
      const at = order[i]
      this.#neighbours[i] = to[at]
      this.#relationships[i] = ids[at]
      if (i === 0 || from[at] !== from[order[i - 1]]) {
        nodes.push(from[at])
        starts.push(i)
      }
    }
    starts.push(ids.length)
    if (nodes.length * 8 < nodeLimit) {
      this.#nodes = Int32Array.from(nodes)
      this.#offsets = Int32Array.from(starts)
    } else {
      const offsets = new Int32Array(nodeLimit + 1)
      for (let i = 0; i < from.length; i++) offsets[from[i] + 1]++
      for (let node = 0; node < nodeLimit; node++) offsets[node + 1] += offsets[node]
      this.#offsets = offsets
    }
  }

  /** Sets `out` to the run of a node; empty for nodes that came later. */
  read(node: number, out: Slice): void {
    const index = this.#nodes === undefined ? node : find(this.#nodes, node)
    if (index < 0 || index + 1 >= this.#offsets.length) {
      setEmpty(out)
      return
    }
    out.neighbours = this.#neighbours
    out.relationships = this.#relationships
    out.start = this.#offsets[index]
    out.end = this.#offsets[index + 1]
  }
}

export function setEmpty(out: Slice): void {
  out.neighbours = nothing
  out.relationships = nothing
  out.start = 0
  out.end = 0
}

/** A slice to be filled. */
export function newSlice(): Slice {
  return { neighbours: nothing, relationships: nothing, start: 0, end: 0 }
}

/** The places of the relationships by `from`, then `to`, then id. */
function sortedOrder(nodeLimit: number, from: Int32Array, to: Int32Array, ids: Int32Array): Uint32Array {
  const order = new Uint32Array(ids.length)
  for (let i = 0; i < order.length; i++) order[i] = i
  if (ids.length * 8 < nodeLimit)
    return order.sort((a, b) => from[a] - from[b] || to[a] - to[b] || ids[a] - ids[b])
  // Ids ascend already, and counting keeps the order of what is equal.
  return countingSort(countingSort(order, to, nodeLimit), from, nodeLimit)
}

/** Cost: linear in the places and the keys. */
function countingSort(places: Uint32Array, keys: Int32Array, keyLimit: number): Uint32Array {
  const next = new Uint32Array(keyLimit + 1)
  for (const place of places) next[keys[place] + 1]++
  for (let key = 0; key < keyLimit; key++) next[key + 1] += next[key]
  const sorted = new Uint32Array(places.length)
  for (const place of places) sorted[next[keys[place]]++] = place
  return sorted
}

function find(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (sorted[middle] === value) return middle
    if (sorted[middle] < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
