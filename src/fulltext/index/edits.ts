/**
 * How many edits make one term of another, for terms that are gone through character by character: insertions, deletions, other
 * characters, two neighbours exchanged; no part is edited twice. Of each row of the usual table only what is near its diagonal is
 * kept, so that it holds the length of the term times `most`.
 */
export class Edits {
  readonly #sought: readonly string[]
  readonly #most: number
  readonly #width: number
  /** By row, that is the number of characters: the edits to the sought term's beginnings, from `most` shorter to `most` longer. */
  readonly #rows: Uint8Array
  readonly #characters: string[] = []

  /**
   * @param sought the characters of a term
   * @param most the edits that matter
   */
  constructor(sought: readonly string[], most: number) {
    this.#sought = sought
    this.#most = most
    this.#width = 2 * most + 1
    this.#rows = new Uint8Array((sought.length + most + 2) * this.#width).fill(most + 1)
    for (let at = 0; at <= most; at++) this.#rows[most + at] = at
  }

  /**
   * Puts a character at a place from 0, after those that stand before it, and forgets those after it.
   *
   * @returns whether a term that goes on may still be near enough: whoever gets false goes no further
   */
  put(place: number, character: string): boolean {
    const most = this.#most
    this.#characters[place] = character
    const from = (place + 1) * this.#width
    let least = most + 1
    for (let at = 0; at < this.#width; at++) {
      const edits = Math.min(most + 1, this.#editsTo(place + 1, at))
      this.#rows[from + at] = edits
      least = Math.min(least, edits)
    }
    return least <= most
  }

  /** Between the first so many characters and the sought term; undefined where there are more than `most`. */
  of(length: number): number | undefined {
    const at = this.#sought.length - length + this.#most
    if (at < 0 || at >= this.#width) return undefined
    const edits = this.#rows[length * this.#width + at]
    return edits > this.#most ? undefined : edits
  }

  #editsTo(row: number, at: number): number {
    const sought = this.#sought
    const column = row - this.#most + at
    if (column < 0 || column > sought.length) return Infinity
    if (column === 0) return row
    const rows = this.#rows
    const width = this.#width
    const here = row * width + at
    const character = this.#characters[row - 1]
    // One row up, the same place is one column to the left.
    let edits = rows[here - width] + (character === sought[column - 1] ? 0 : 1)
    if (at + 1 < width) edits = Math.min(edits, rows[here - width + 1] + 1)
    if (at > 0) edits = Math.min(edits, rows[here - 1] + 1)
    const isExchanged =
      row > 1 &&
      column > 1 &&
      character === sought[column - 2] &&
      this.#characters[row - 2] === sought[column - 1]
    return isExchanged ? Math.min(edits, rows[here - 2 * width] + 1) : edits
  }
}
