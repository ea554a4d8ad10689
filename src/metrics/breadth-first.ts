import type { Links } from './network.ts'
import { slices, type Work } from './work.ts'

/** Looks for the nodes around a start, nearest first. What it has found is forgotten by setting their steps to -1. */
export class BreadthFirst {
  readonly #links: Links
  readonly #work: Work
  readonly #paths: Float64Array | undefined
  /** By node how many steps it is away; -1 where it has not been found. */
  readonly steps: Int32Array
  /** The nodes in the order in which they were found. */
  readonly queue: Int32Array
  #head = 0
  #at = 0
  /** How many were found, the start included. */
  found = 0

  /**
   * @param paths gets by node how many shortest paths lead to it; they are not counted where it is left out
   * @throws QueryLimitError `MemoryLimit`
   */
  constructor(links: Links, size: number, work: Work, paths?: Float64Array) {
    this.#links = links
    this.#work = work
    this.#paths = paths
    this.steps = work.ints(size).fill(-1)
    this.queue = work.ints(size)
  }

  /** Cost: linear in the nodes that are found and their links. */
  *from(start: number): Generator<void, void, void> {
    this.steps[start] = 0
    this.queue[0] = start
    if (this.#paths !== undefined) this.#paths[start] = 1
    this.#head = 0
    this.#at = this.#links.offsets[start]
    this.found = 1
    yield* slices(this.#work, (most) => this.#look(most))
  }

  #look(most: number): number {
    const { offsets, targets } = this.#links
    const { steps, queue } = this
    const paths = this.#paths
    let left = most
    let first = this.#head
    let place = this.#at
    let last = this.found
    while (first < last && left > 0) {
      const node = queue[first]
      const stop = offsets[node + 1]
      const end = Math.min(stop, place + left)
      left -= 1 + end - place
      const further = steps[node] + 1
      const own = paths === undefined ? 0 : paths[node]
      for (; place < end; place++) {
        const target = targets[place]
        const known = steps[target]
        if (known === -1) {
          steps[target] = further
          queue[last++] = target
          if (paths !== undefined) paths[target] = own
        } else if (paths !== undefined && known === further) paths[target] += own
      }
      if (place < stop) break
      if (++first < last) place = offsets[queue[first]]
    }
    this.#head = first
    this.#at = place
    this.found = last
    return first === last ? Math.max(1, left) : 0
  }

  /** Lets go of what it holds; it is not to be used any more. */
  free(): void {
    this.#work.free(this.steps, this.queue)
  }
}
