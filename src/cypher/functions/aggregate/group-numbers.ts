import type { GrowingMemory } from '../../catalog/function-definition.ts'

/** A few numbers for each group, 0 at first, next to one another in one array; counts its memory. */
export class GroupNumbers {
  /** Those of group g begin at `g * width`. Another array after `open`. */
  numbers = new Float64Array(0)
  readonly #width: number
  readonly #memory: GrowingMemory
  #used = 0

  constructor(width: number, memory: GrowingMemory) {
    this.#width = width
    this.#memory = memory
  }

  /** @throws QueryLimitError `MemoryLimit` */
  open(): void {
    this.#used += this.#width
    const { length } = this.numbers
    if (this.#used <= length) return
    const room = Math.max(this.#used, 2 * length)
    this.#memory.add((room - length) * Float64Array.BYTES_PER_ELEMENT)
    const larger = new Float64Array(room)
    larger.set(this.numbers)
    this.numbers = larger
  }
}
