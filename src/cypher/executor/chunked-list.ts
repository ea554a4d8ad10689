import type { Numbers } from '../../model/graph-store.ts'
import { newNumbers } from '../runtime/batch.ts'

const BITS = 14
const CHUNK = 1 << BITS

/** A list that grows without being copied: a copy of millions of elements would be a pause of its own. */
export class ChunkedList<Item> {
  length = 0
  readonly #chunks: Item[][] = []
  #last: Item[] = []

  push(item: Item): void {
    if ((this.length & (CHUNK - 1)) === 0) {
      this.#last = []
      this.#chunks.push(this.#last)
    }
    this.#last.push(item)
    this.length++
  }

  /** The element at a place from 0 to `length`, exclusive; the caller keeps to that. */
  at(index: number): Item {
    return this.#chunks[index >> BITS][index & (CHUNK - 1)]
  }
}

/** The same for ids. */
export class ChunkedIds {
  length = 0
  readonly #chunks: Int32Array[] = []

  append(ids: Int32Array): void {
    for (let taken = 0; taken < ids.length;) {
      const at = this.length & (CHUNK - 1)
      if (at === 0) this.#chunks.push(new Int32Array(Math.min(CHUNK, Math.max(ids.length, this.length))))
      const last = this.#chunks.length - 1
      const part = ids.subarray(taken, taken + CHUNK - at)
      // Most lists are short, and there may be one for each of many operators: the first chunk grows.
      if (at + part.length > this.#chunks[last].length)
        this.#chunks[last] = grown(this.#chunks[last], at + part.length)
      this.#chunks[last].set(part, at)
      taken += part.length
      this.length += part.length
    }
  }

  /** The id at a place from 0 to `length`, exclusive; the caller keeps to that. */
  at(index: number): number {
    return this.#chunks[index >> BITS][index & (CHUNK - 1)]
  }
}

/** The same for numbers of one type, and nulls. */
export class ChunkedNumbers {
  length = 0
  readonly #chunks: Numbers[] = []

  /** The first `count` of some numbers. */
  append({ numbers, present }: Numbers, count: number): void {
    for (let taken = 0; taken < count;) {
      const at = this.length & (CHUNK - 1)
      if (at === 0) this.#chunks.push(newNumbers(Math.min(CHUNK, Math.max(count, this.length))))
      const size = Math.min(CHUNK - at, count - taken)
      const last = this.#chunks.length - 1
      let chunk = this.#chunks[last]
      if (at + size > chunk.numbers.length) {
        const larger = newNumbers(Math.min(CHUNK, Math.max(at + size, 2 * chunk.numbers.length)))
        larger.numbers.set(chunk.numbers)
        larger.present.set(chunk.present)
        this.#chunks[last] = chunk = larger
      }
      chunk.numbers.set(numbers.subarray(taken, taken + size), at)
      chunk.present.set(present.subarray(taken, taken + size), at)
      taken += size
      this.length += size
    }
  }

  /** The number at a place, whose type is not told; null where there is none. */
  at(place: number): number | null {
    const { numbers, present } = this.#chunks[place >> BITS]
    return present[place & (CHUNK - 1)] === 0 ? null : numbers[place & (CHUNK - 1)]
  }

  /** The order of two of them, as ORDER BY has it: NaN after all numbers, null after that. */
  compare(one: number, other: number): number {
    const left = this.#chunks[one >> BITS]
    const right = this.#chunks[other >> BITS]
    const at = one & (CHUNK - 1)
    const otherAt = other & (CHUNK - 1)
    if (left.present[at] === 0 || right.present[otherAt] === 0)
      return right.present[otherAt] - left.present[at]
    const a = left.numbers[at]
    const b = right.numbers[otherAt]
    if (a < b) return -1
    if (a > b) return 1
    return a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  }

  /** The numbers at some places, 0 to `count` exclusive; the caller keeps to those that there are. */
  gather(places: Int32Array, count: number): Numbers {
    const out = newNumbers(count)
    for (let at = 0; at < count; at++) {
      const { numbers, present } = this.#chunks[places[at] >> BITS]
      const place = places[at] & (CHUNK - 1)
      out.numbers[at] = numbers[place]
      out.present[at] = present[place]
    }
    return out
  }
}

function grown(chunk: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.min(CHUNK, Math.max(length, 2 * chunk.length)))
  larger.set(chunk)
  return larger
}
