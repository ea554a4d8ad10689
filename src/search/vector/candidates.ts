/** Rows still to be looked at, the most alike first. */
export class Candidates {
  readonly #rows: number[] = []
  readonly #likeness: number[] = []

  get size(): number {
    return this.#rows.length
  }

  add(row: number, likeness: number): void {
    let at = this.#rows.push(row) - 1
    this.#likeness.push(likeness)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#likeness[parent] >= likeness) break
      this.#rows[at] = this.#rows[parent]
      this.#likeness[at] = this.#likeness[parent]
      at = parent
    }
    this.#rows[at] = row
    this.#likeness[at] = likeness
  }

  take(): { readonly row: number; readonly likeness: number } | undefined {
    if (this.#rows.length === 0) return undefined
    const best = { row: this.#rows[0], likeness: this.#likeness[0] }
    const row = this.#rows.pop() ?? 0
    const likeness = this.#likeness.pop() ?? 0
    const size = this.#rows.length
    if (size === 0) return best
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && this.#likeness[child + 1] > this.#likeness[child]) child++
      if (this.#likeness[child] <= likeness) break
      this.#rows[at] = this.#rows[child]
      this.#likeness[at] = this.#likeness[child]
      at = child
    }
    this.#rows[at] = row
    this.#likeness[at] = likeness
    return best
  }
}
