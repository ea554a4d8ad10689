/**
 * The labels of nodes that are new or whose labels have changed, to be walked in the order of ids. Memory: besides the
 * labels one bit for every id up to the highest.
 */
export class ChangedLabels {
  readonly #labels: Map<number, readonly number[]>
  /** One bit a node: set where it has changed. */
  #marks: Uint32Array

  constructor(from?: ChangedLabels) {
    this.#labels = new Map(from === undefined ? [] : from.#labels)
    this.#marks = from === undefined ? new Uint32Array(0) : from.#marks.slice()
  }

  get size(): number {
    return this.#labels.size
  }

  /** Ascending; undefined where nothing has changed. */
  get(node: number): readonly number[] | undefined {
    return this.#labels.get(node)
  }

  has(node: number): boolean {
    return this.#labels.has(node)
  }

  set(node: number, labels: readonly number[]): void {
    const word = node >>> 5
    if (word >= this.#marks.length) {
      const larger = new Uint32Array(Math.max(word + 1, this.#marks.length * 2))
      larger.set(this.#marks)
      this.#marks = larger
    }
    this.#marks[word] |= 1 << (node & 31)
    this.#labels.set(node, labels)
  }

  /** The changed nodes in any order. */
  keys(): Iterable<number> {
    return this.#labels.keys()
  }

  /** The first changed node from an id on; Infinity where there is none. Cost: a step for 32 ids that are passed over. */
  next(from: number): number {
    let word = from >>> 5
    if (word >= this.#marks.length) return Infinity
    let bits = this.#marks[word] & (-1 << (from & 31))
    while (bits === 0) {
      if (++word >= this.#marks.length) return Infinity
      bits = this.#marks[word]
    }
    return word * 32 + 31 - Math.clz32(bits & -bits)
  }
}
