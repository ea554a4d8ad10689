/**
 * The relationships that were made since the base: those with new ids in arrays, those that took an id which was free in the base in a map.
 * What is copied shares the arrays: each copy knows the first so many, and writes behind them alone.
 */
export class NewRelationships {
  /** The first id that the base does not have. */
  readonly #from: number
  readonly #reused: Map<number, Relationship>
  #types: Int32Array
  #starts: Int32Array
  #ends: Int32Array
  #count: number

  /** @param of those that these continue, or the first id that a base does not have */
  constructor(of: NewRelationships | number) {
    const isFirst = typeof of === 'number'
    this.#from = isFirst ? of : of.#from
    this.#reused = new Map(isFirst ? [] : of.#reused)
    this.#types = isFirst ? NONE : of.#types
    this.#starts = isFirst ? NONE : of.#starts
    this.#ends = isFirst ? NONE : of.#ends
    this.#count = isFirst ? 0 : of.#count
  }

  get size(): number {
    return this.#count + this.#reused.size
  }

  has(id: number): boolean {
    return id >= this.#from ? id < this.#from + this.#count : this.#reused.has(id)
  }

  /** -1 where it was not made since the base. */
  typeOf(id: number): number {
    if (id < this.#from) return this.#reused.get(id)?.type ?? -1
    return this.has(id) ? this.#types[id - this.#from] : -1
  }

  startOf(id: number): number {
    if (id < this.#from) return this.#reused.get(id)?.start ?? -1
    return this.has(id) ? this.#starts[id - this.#from] : -1
  }

  endOf(id: number): number {
    if (id < this.#from) return this.#reused.get(id)?.end ?? -1
    return this.has(id) ? this.#ends[id - this.#from] : -1
  }

  /** @param id one that was free in the base, or the next after all that there are */
  add(id: number, type: number, start: number, end: number): void {
    if (id < this.#from) {
      this.#reused.set(id, { type, start, end })
      return
    }
    const at = this.#count++
    if (at === this.#types.length) {
      this.#types = grown(this.#types)
      this.#starts = grown(this.#starts)
      this.#ends = grown(this.#ends)
    }
    this.#types[at] = type
    this.#starts[at] = start
    this.#ends[at] = end
  }

  *keys(): Generator<number> {
    yield* this.#reused.keys()
    for (let at = 0; at < this.#count; at++) yield this.#from + at
  }
}

interface Relationship {
  readonly type: number
  readonly start: number
  readonly end: number
}

const NONE: Int32Array = new Int32Array(0)

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(Math.max(64, array.length * 2))
  larger.set(array)
  return larger
}
