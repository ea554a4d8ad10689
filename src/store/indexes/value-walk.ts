import type { Entries } from './entries.ts'
import { compareValues } from './sorted-entries.ts'
import type { Found } from './structure.ts'

/** Goes over sorted entries in the order of their values, or against it; those with the same values by id both ways. */
export class ValueWalk {
  readonly entries: Entries
  readonly #positions: Int32Array
  readonly #keys: number
  readonly #isDescending: boolean
  readonly #from: number
  /** Of a descending walk, which goes a run of equal values at a time: what is left below the run. */
  #to: number
  #at: number
  #end: number

  constructor(entries: Entries, { positions, from, to }: Found, keys: number, isDescending: boolean) {
    this.entries = entries
    this.#positions = positions
    this.#keys = keys
    this.#isDescending = isDescending
    this.#from = from
    this.#to = isDescending ? to : from
    this.#at = from
    this.#end = to
    if (isDescending) this.#nextRun()
  }

  /** The position of the entry that it is at; -1 at the end. */
  get position(): number {
    return this.#at < this.#end ? this.#positions[this.#at] : -1
  }

  get id(): number {
    return this.entries.ids[this.#positions[this.#at]]
  }

  advance(): void {
    this.#at++
    if (this.#isDescending && this.#at >= this.#end) this.#nextRun()
  }

  /** Whether the entry of this walk, which is at one, comes before that of another. */
  isBefore(other: ValueWalk): boolean {
    const compared = compareValues(this.entries, this.position, other.entries, other.position, this.#keys)
    if (compared === 0) return this.id < other.id
    return this.#isDescending ? compared > 0 : compared < 0
  }

  #nextRun(): void {
    this.#end = this.#to
    this.#at = this.#to
    if (this.#to === this.#from) return
    const last = this.#positions[this.#to - 1]
    let low = this.#from
    let high = this.#to - 1
    // In leaps that double, as most runs are short and some are nearly all.
    for (let leap = 1; high > this.#from; leap *= 2) {
      const probe = Math.max(this.#from, high - leap)
      if (!this.#isSame(probe, last)) {
        low = probe + 1
        break
      }
      high = probe
    }
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#isSame(middle, last)) high = middle
      else low = middle + 1
    }
    this.#at = high
    this.#to = high
  }

  #isSame(at: number, position: number): boolean {
    return compareValues(this.entries, this.#positions[at], this.entries, position, this.#keys) === 0
  }
}
