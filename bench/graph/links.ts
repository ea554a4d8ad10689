const NONE = -1

/** Relationships that come one by one: the newest of each node, and before each the one that the node had until then. */
export class Links {
  readonly #first: Int32Array
  #previous = new Int32Array(0)
  #ends = new Int32Array(0)
  #count = 0

  constructor(nodes: number) {
    this.#first = new Int32Array(nodes).fill(NONE)
  }

  add(from: number, to: number): void {
    if (this.#count === this.#ends.length) this.#grow()
    this.#ends[this.#count] = to
    this.#previous[this.#count] = this.#first[from]
    this.#first[from] = this.#count++
  }

  *all(): Generator<readonly [from: number, to: number]> {
    for (const [from, first] of this.#first.entries())
      for (let at = first; at !== NONE; at = this.#previous[at]) yield [from, this.#ends[at]]
  }

  #grow(): void {
    const length = Math.max(1024, 2 * this.#count)
    const larger = (held: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(length)
      grown.set(held)
      return grown
    }
    this.#ends = larger(this.#ends)
    this.#previous = larger(this.#previous)
  }
}
