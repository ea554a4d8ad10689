/** A list of whole numbers that grows, in pages, since the copy of a long one would be a pause of its own. */
export class GrowingInts {
  readonly #pages: Int32Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  get bytes(): number {
    return this.#pages.length * PAGE * 4
  }

  at(index: number): number {
    return this.#pages[index >> PAGE_BITS][index & PAGE_MASK]
  }

  set(index: number, value: number): void {
    this.#pages[index >> PAGE_BITS][index & PAGE_MASK] = value
  }

  /** Makes room for so many more, each 0; returns the place of the first. */
  grow(count: number): number {
    const first = this.#length
    this.#length += count
    while (this.#pages.length * PAGE < this.#length) this.#pages.push(new Int32Array(PAGE))
    return first
  }

  push(value: number): void {
    this.set(this.grow(1), value)
  }
}

const PAGE_BITS = 13
const PAGE = 1 << PAGE_BITS
const PAGE_MASK = PAGE - 1
