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

function grown(chunk: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.min(CHUNK, Math.max(length, 2 * chunk.length)))
  larger.set(chunk)
  return larger
}
