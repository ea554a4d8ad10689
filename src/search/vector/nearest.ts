/**
 * The best of what is offered, at most so many: a heap whose top is the worst that is kept. Of two that are equally good the one with the
 * lower number is better.
 */
export class Nearest {
  readonly #most: number
  readonly #numbers: number[] = []
  readonly #likeness: number[] = []

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#numbers.length
  }

  /** What something has to be better than; -Infinity while there is room for anything. */
  get worst(): number {
    return this.#numbers.length < this.#most ? -Infinity : this.#likeness[0]
  }

  /** Whether it would be kept. */
  wants(number: number, likeness: number): boolean {
    if (this.#numbers.length < this.#most) return true
    return this.#most > 0 && isBetter(likeness, number, this.#likeness[0], this.#numbers[0])
  }

  add(number: number, likeness: number): void {
    if (!this.wants(number, likeness)) return
    if (this.#numbers.length < this.#most) {
      this.#numbers.push(number)
      this.#likeness.push(likeness)
      this.#raise(this.#numbers.length - 1)
    } else this.#sink(0, number, likeness)
  }

  /** All of it, in no order. */
  all(): { readonly ids: Int32Array; readonly scores: Float64Array } {
    return { ids: new Int32Array(this.#numbers), scores: new Float64Array(this.#likeness) }
  }

  /** The best first, of a few: `ranked` puts many in order, in pieces. */
  sorted(): readonly { readonly number: number; readonly likeness: number }[] {
    return this.#numbers
      .map((number, at) => ({ number, likeness: this.#likeness[at] }))
      .sort((one, other) => other.likeness - one.likeness || one.number - other.number)
  }

  #raise(from: number): void {
    const [number, likeness] = [this.#numbers[from], this.#likeness[from]]
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBetter(this.#likeness[parent], this.#numbers[parent], likeness, number)) break
      this.#put(at, this.#numbers[parent], this.#likeness[parent])
      at = parent
    }
    this.#put(at, number, likeness)
  }

  #sink(from: number, number: number, likeness: number): void {
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#numbers.length) break
      const other = child + 1
      if (other < this.#numbers.length && this.#isBelow(other, child)) child = other
      if (!isBetter(likeness, number, this.#likeness[child], this.#numbers[child])) break
      this.#put(at, this.#numbers[child], this.#likeness[child])
      at = child
    }
    this.#put(at, number, likeness)
  }

  #isBelow(one: number, other: number): boolean {
    return isBetter(this.#likeness[other], this.#numbers[other], this.#likeness[one], this.#numbers[one])
  }

  #put(at: number, number: number, likeness: number): void {
    this.#numbers[at] = number
    this.#likeness[at] = likeness
  }
}

function isBetter(likeness: number, number: number, than: number, thanNumber: number): boolean {
  return likeness > than || (likeness === than && number < thanNumber)
}
