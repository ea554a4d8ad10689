import { decodedLength, encodedLength } from './lengths.ts'
import { GrowingInts } from './growing.ts'

const single = Math.fround

/** Lucene's constants of BM25: how soon frequency stops to matter, and how much length does. */
const K1 = single(1.2)
const B = 0.75

/** How long one field is in each entry, for scores. */
export class Field {
  /** Four entries a number. */
  readonly #lengths = new GrowingInts()
  #entries = 0
  #total = 0

  get bytes(): number {
    return this.#lengths.bytes
  }

  /** How many entries have the field. */
  get entries(): number {
    return this.#entries
  }

  /** @param length in terms; 0 where the entry does not have the field */
  add(entry: number, length: number): void {
    if ((entry & 3) === 0) this.#lengths.grow(1)
    if (length === 0) return
    const at = entry >> 2
    this.#lengths.set(at, this.#lengths.at(at) | (encodedLength(length) << ((entry & 3) * 8)))
    this.#entries++
    this.#total += length
  }

  /**
   * BM25 as Lucene 9 computes it, in single precision, for terms that so many entries have. The result is for one entry and how often
   * it has them.
   */
  scorer(entriesWith: readonly number[], boost: number): (entry: number, frequency: number) => number {
    let rarity = 0
    for (const count of entriesWith)
      rarity += single(Math.log(1 + (this.#entries - count + 0.5) / (count + 0.5)))
    const weight = single(single(rarity) * single(boost))
    const mean = single(this.#total / this.#entries)
    const ofLength = new Float32Array(256)
    for (let code = 0; code < 256; code++)
      ofLength[code] = 1 / single(K1 * single(1 - B + single(single(B * decodedLength(code)) / mean)))
    return (entry, frequency) => {
      const code = (this.#lengths.at(entry >> 2) >>> ((entry & 3) * 8)) & 0xff
      const part = single(1 + single(frequency * ofLength[code]))
      return single(weight - single(weight / part))
    }
  }
}
