import type { Slice } from '../model/graph-store.ts'

/**
 * The whole run of one node, type and direction, once a transaction has changed it. Only the transaction that made the
 * list (`owner`) may change it; others copy it first.
 */
export class AdjacencyList {
  readonly owner: object
  #neighbours: Int32Array
  #relationships: Int32Array
  #size: number

  constructor(owner: object, from: Slice) {
    this.owner = owner
    this.#size = from.end - from.start
    const capacity = Math.max(4, this.#size + (this.#size >> 1))
    this.#neighbours = new Int32Array(capacity)
    this.#relationships = new Int32Array(capacity)
    this.#neighbours.set(from.neighbours.subarray(from.start, from.end))
    this.#relationships.set(from.relationships.subarray(from.start, from.end))
  }

  read(out: Slice): void {
    out.neighbours = this.#neighbours
    out.relationships = this.#relationships
    out.start = 0
    out.end = this.#size
  }

  add(neighbour: number, relationship: number): void {
    if (this.#size === this.#neighbours.length) {
      this.#neighbours = grown(this.#neighbours)
      this.#relationships = grown(this.#relationships)
    }
    this.#neighbours[this.#size] = neighbour
    this.#relationships[this.#size++] = relationship
  }

  /** The arrays are replaced, not changed: a reader of the same transaction may be walking the old ones. */
  remove(relationship: number): void {
    const at = this.#relationships.subarray(0, this.#size).indexOf(relationship)
    if (at === -1) return
    this.#neighbours = without(this.#neighbours, at)
    this.#relationships = without(this.#relationships, at)
    this.#size--
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

function without(array: Int32Array, at: number): Int32Array {
  const copy = array.slice()
  copy.copyWithin(at, at + 1)
  return copy
}
