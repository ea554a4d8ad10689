import type { Similarity } from '../../model/vector.ts'

/** Vectors of one length, by row, in pages. Grows only. */
export class Vectors {
  readonly dimensions: number
  readonly #similarity: Similarity
  readonly #pages: Float32Array[] = []
  readonly #rowsInPage: number
  #size = 0

  constructor(dimensions: number, similarity: Similarity) {
    this.dimensions = dimensions
    this.#similarity = similarity
    this.#rowsInPage = Math.max(1, Math.floor(PAGE_NUMBERS / dimensions))
  }

  get size(): number {
    return this.#size
  }

  /** Copies a vector into the next row. */
  add(vector: Float32Array): void {
    const page = Math.floor(this.#size / this.#rowsInPage)
    if (page === this.#pages.length) this.#pages.push(new Float32Array(this.#rowsInPage * this.dimensions))
    this.#pages[page].set(vector, (this.#size - page * this.#rowsInPage) * this.dimensions)
    this.#size++
  }

  row(row: number): Float32Array {
    const page = Math.floor(row / this.#rowsInPage)
    const from = (row - page * this.#rowsInPage) * this.dimensions
    return this.#pages[page].subarray(from, from + this.dimensions)
  }

  /** The more, the more alike: what `scoreOf` takes for cosine, and its opposite for Euclidean distance. Cost: the dimensions. */
  likeness(row: number, vector: Float32Array): number {
    const page = Math.floor(row / this.#rowsInPage)
    const numbers = this.#pages[page]
    const from = (row - page * this.#rowsInPage) * this.dimensions
    return this.#similarity === 'cosine'
      ? productOf(numbers, from, vector)
      : -squareBetween(numbers, from, vector)
  }
}

/** So many numbers are made room for at a time. */
const PAGE_NUMBERS = 1 << 18

// Four sums at a time, since each step of one waits for the step before.
function productOf(numbers: Float32Array, from: number, vector: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  let at = 0
  for (const end = vector.length - 3; at < end; at += 4) {
    a += numbers[from + at] * vector[at]
    b += numbers[from + at + 1] * vector[at + 1]
    c += numbers[from + at + 2] * vector[at + 2]
    d += numbers[from + at + 3] * vector[at + 3]
  }
  for (; at < vector.length; at++) a += numbers[from + at] * vector[at]
  return a + b + c + d
}

function squareBetween(numbers: Float32Array, from: number, vector: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  let at = 0
  for (const end = vector.length - 3; at < end; at += 4) {
    const [e, f] = [numbers[from + at] - vector[at], numbers[from + at + 1] - vector[at + 1]]
    const [g, h] = [numbers[from + at + 2] - vector[at + 2], numbers[from + at + 3] - vector[at + 3]]
    a += e * e
    b += f * f
    c += g * g
    d += h * h
  }
  for (; at < vector.length; at++) {
    const difference = numbers[from + at] - vector[at]
    a += difference * difference
  }
  return a + b + c + d
}
