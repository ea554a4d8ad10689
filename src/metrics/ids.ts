import type { Work } from './work.ts'

/** So many there is room for at first. */
const FIRST = 1024

/** Ids that grow in number; memory is counted as they grow. */
export class Ids {
  readonly #work: Work
  #ids: Int32Array
  #size = 0

  constructor(work: Work) {
    this.#work = work
    this.#ids = work.ints(FIRST)
  }

  /** Returns how many there are then. */
  push(id: number): number {
    if (this.#size === this.#ids.length) {
      const longer = this.#work.ints(2 * this.#size)
      longer.set(this.#ids)
      this.#work.free(this.#ids)
      this.#ids = longer
    }
    this.#ids[this.#size++] = id
    return this.#size
  }

  all(): Int32Array {
    return this.#ids.subarray(0, this.#size)
  }
}
