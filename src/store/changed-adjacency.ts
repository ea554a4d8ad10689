import type { Slice } from '../model/graph-store.ts'

const NONE: Int32Array = new Int32Array(0)

/**
 * The whole runs of the nodes of one type and direction that have changed since the base, in one pool. What is copied shares the pool. Versions
 * follow one another, so that a copy may add behind what the first has of a run, which keeps its own size; what is taken out gives a run arrays
 * of its own, and leaves those that others may be walking.
 */
export class ChangedAdjacency {
  /** The place of each node's run in the arrays that follow. */
  readonly #runs: Map<number, number>
  #starts: Int32Array = NONE
  #sizes: Int32Array = NONE
  #capacities: Int32Array = NONE
  #count = 0
  #neighbours: Int32Array = NONE
  #relationships: Int32Array = NONE
  #used = 0
  /**
   * Runs that something was taken out of: arrays of their own, that are let go when the next is taken out. In the pool a hub would leave
   * a whole run behind for each relationship that it loses.
   */
  readonly #apart: Map<number, Run>

  constructor(from?: ChangedAdjacency) {
    this.#runs = new Map(from === undefined ? [] : from.#runs)
    this.#apart = new Map(from === undefined ? [] : from.#apart)
    if (from === undefined) return
    this.#starts = from.#starts.slice()
    this.#sizes = from.#sizes.slice()
    this.#capacities = from.#capacities.slice()
    this.#count = from.#count
    this.#neighbours = from.#neighbours
    this.#relationships = from.#relationships
    this.#used = from.#used
  }

  get size(): number {
    return this.#runs.size
  }

  /** Sets `out` to the run of a node; false where it has not changed. */
  read(node: number, out: Slice): boolean {
    const run = this.#runs.get(node)
    if (run === undefined) return false
    const apart = this.#apart.get(run)
    out.neighbours = apart?.neighbours ?? this.#neighbours
    out.relationships = apart?.relationships ?? this.#relationships
    out.start = apart === undefined ? this.#starts[run] : 0
    out.end = out.start + this.#sizes[run]
    return true
  }

  has(node: number): boolean {
    return this.#runs.has(node)
  }

  /** Begins the run of a node that has not changed yet with that of the base. */
  begin(node: number, { neighbours, relationships, start, end }: Slice): void {
    const run = this.#count++
    if (run === this.#starts.length) {
      this.#starts = grown(this.#starts, run + 1)
      this.#sizes = grown(this.#sizes, run + 1)
      this.#capacities = grown(this.#capacities, run + 1)
    }
    const size = end - start
    const capacity = capacityFor(size + 1)
    const to = this.#reserve(capacity)
    this.#starts[run] = to
    this.#sizes[run] = size
    this.#capacities[run] = capacity
    for (let at = 0; at < size; at++) {
      this.#neighbours[to + at] = neighbours[start + at]
      this.#relationships[to + at] = relationships[start + at]
    }
    this.#runs.set(node, run)
  }

  /** Adds to a run that has begun. */
  add(node: number, neighbour: number, relationship: number): void {
    const run = this.#runs.get(node)
    if (run === undefined) return
    const size = this.#sizes[run]++
    const apart = this.#apart.get(run)
    if (apart !== undefined) {
      const roomy = size < apart.neighbours.length ? apart : withRoom(apart)
      if (roomy !== apart) this.#apart.set(run, roomy)
      roomy.neighbours[size] = neighbour
      roomy.relationships[size] = relationship
      return
    }
    if (size >= this.#capacities[run]) this.#move(run, size)
    const at = this.#starts[run] + size
    this.#neighbours[at] = neighbour
    this.#relationships[at] = relationship
  }

  /** Takes out of a run that has begun. Cost: that of the run. */
  remove(node: number, relationship: number): void {
    const run = this.#runs.get(node)
    if (run === undefined) return
    const apart = this.#apart.get(run)
    const { neighbours, relationships } = apart ?? {
      neighbours: this.#neighbours,
      relationships: this.#relationships,
    }
    const start = apart === undefined ? this.#starts[run] : 0
    const end = start + this.#sizes[run]
    const found = relationships.subarray(start, end).indexOf(relationship)
    if (found === -1) return
    const without = (array: Int32Array): Int32Array => {
      const rest = new Int32Array(end - start - 1)
      rest.set(array.subarray(start, start + found))
      rest.set(array.subarray(start + found + 1, end), found)
      return rest
    }
    this.#apart.set(run, { neighbours: without(neighbours), relationships: without(relationships) })
    this.#sizes[run]--
  }

  /** To where there is room for more than so many. */
  #move(run: number, size: number): void {
    const start = this.#starts[run]
    const capacity = capacityFor(size + 1)
    const to = this.#reserve(capacity)
    this.#neighbours.copyWithin(to, start, start + size)
    this.#relationships.copyWithin(to, start, start + size)
    this.#starts[run] = to
    this.#capacities[run] = capacity
  }

  /** Where so many places are from now on. */
  #reserve(places: number): number {
    const start = this.#used
    this.#used += places
    if (this.#used > this.#neighbours.length) {
      this.#neighbours = grown(this.#neighbours, this.#used)
      this.#relationships = grown(this.#relationships, this.#used)
    }
    return start
  }
}

interface Run {
  readonly neighbours: Int32Array
  readonly relationships: Int32Array
}

function withRoom({ neighbours, relationships }: Run): Run {
  const least = capacityFor(neighbours.length + 1)
  return { neighbours: grown(neighbours, least), relationships: grown(relationships, least) }
}

function capacityFor(size: number): number {
  return Math.max(2, size + (size >> 1))
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(16, least, array.length * 2))
  larger.set(array)
  return larger
}
