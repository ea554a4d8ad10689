/** The rows that a search has seen, each by the number of the search, so that the next one need not clear them. */
export class Seen {
  #rows = new Uint32Array(1024)
  #search = 0

  /** Begins a search that has seen none of so many rows. */
  begin(size: number): void {
    this.#search++
    if (size > this.#rows.length) this.#rows = new Uint32Array(Math.max(size, this.#rows.length * 2))
  }

  /** Returns false for a row that the search has seen before. */
  add(row: number): boolean {
    if (this.#rows[row] === this.#search) return false
    this.#rows[row] = this.#search
    return true
  }
}
