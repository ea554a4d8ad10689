import { equals } from '../../model/equality.ts'
import type { Value } from '../../model/values.ts'
import type { Entries } from './entries.ts'
import { emptyHash, hashOf, withValue } from './hash-of.ts'

/**
 * Entries by the values of all keys, as `=` compares them: positions in typed arrays, and the values where they are held
 * already. Memory: between 11 and 18 bytes an entry.
 */
export class HashTable {
  readonly #entries: Entries
  readonly #keys: number
  /** By slot: the position + 1 of the last entry with some values; 0 where there is none. */
  #lasts: Int32Array
  /** By slot: bits of the hash, so that other values are seldom looked at. */
  #tags: Uint8Array
  /** By position: that of the next entry with the same values; of the last one, that of the first. */
  #nexts: Int32Array
  #distinct = 0

  /** What a table for so many entries takes. */
  static bytesFor(most: number): number {
    return 4 * most + 5 * slotsFor(most)
  }

  /** @param most how many entries may be added */
  constructor(entries: Entries, keys: number, most: number) {
    const slots = slotsFor(most)
    this.#entries = entries
    this.#keys = keys
    this.#lasts = new Int32Array(slots)
    this.#tags = new Uint8Array(slots)
    this.#nexts = new Int32Array(most)
  }

  /** How many values, or combinations of values, the entries have. */
  get distinct(): number {
    return this.#distinct
  }

  /** The ids with these values, ascending. */
  idsWith(values: readonly Value[]): Int32Array {
    const last = this.#lasts[this.#slotOf(hashOf(values), (at) => this.#hasValues(at, values))] - 1
    if (last < 0) return new Int32Array(0)
    const { ids } = this.#entries
    const first = this.#nexts[last]
    if (first === last) return Int32Array.of(ids[last])
    const found: number[] = []
    for (let at = first; at !== last; at = this.#nexts[at]) found.push(ids[at])
    found.push(ids[last])
    return Int32Array.from(found)
  }

  /**
   * Entries are added in the order of their positions. Returns the first position with the same values; undefined where they do not
   * equal themselves.
   */
  add(position: number): number | undefined {
    let hash = emptyHash()
    for (let key = 0; key < this.#keys; key++) hash = withValue(hash, this.#entries.value(position, key))
    // What does not equal itself, such as NaN, is not found by equality.
    if (!this.#haveSame(position, position)) return undefined
    const slot = this.#slotOf(hash, (at) => this.#haveSame(at, position))
    const last = this.#lasts[slot] - 1
    if (last < 0) {
      this.#distinct++
      this.#nexts[position] = position
    } else {
      this.#nexts[position] = this.#nexts[last]
      this.#nexts[last] = position
    }
    this.#lasts[slot] = position + 1
    this.#tags[slot] = hash >>> 24
    return this.#nexts[position]
  }

  /** Once all have been added: gives back what fewer entries than expected do not need. */
  trim(): void {
    const size = this.#entries.ids.length
    if (size < this.#nexts.length) this.#nexts = this.#nexts.slice(0, size)
    const slots = slotsFor(size)
    if (slots >= this.#lasts.length) return
    this.#lasts = new Int32Array(slots)
    this.#tags = new Uint8Array(slots)
    this.#distinct = 0
    for (let position = 0; position < size; position++) this.add(position)
  }

  /** The slot of the values with a hash, or the empty one where they would go. */
  #slotOf(hash: number, isSame: (position: number) => boolean): number {
    const mask = this.#lasts.length - 1
    const tag = hash >>> 24
    let slot = hash & mask
    for (; this.#lasts[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#tags[slot] === tag && isSame(this.#lasts[slot] - 1)) return slot
    return slot
  }

  #hasValues(position: number, values: readonly Value[]): boolean {
    for (let key = 0; key < this.#keys; key++)
      if (equals(this.#entries.value(position, key), values[key]) !== true) return false
    return true
  }

  #haveSame(one: number, other: number): boolean {
    for (let key = 0; key < this.#keys; key++)
      if (equals(this.#entries.value(one, key), this.#entries.value(other, key)) !== true) return false
    return true
  }
}

/** A power of two of which at most three quarters are in use. */
function slotsFor(entries: number): number {
  return 2 ** Math.max(2, Math.ceil(Math.log2((entries * 4) / 3 + 1)))
}
