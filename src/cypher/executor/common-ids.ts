import type { IndexCursor } from '../../model/graph-store.ts'

/** A first page is small, since a limit above may want no more. */
const FIRST_PAGE = 32
const LARGEST_PAGE = 1024

/** The ids that all of several cursors give, each of which gives them in ascending order: read a page at a time, as far as they are wanted. */
export class CommonIds {
  readonly #pages: readonly Page[]
  #isDone = false

  /** @param cursors at least one */
  constructor(cursors: readonly IndexCursor[]) {
    this.#pages = cursors.map((cursor) => new Page(cursor))
  }

  /** Whether there are no more. */
  get isDone(): boolean {
    return this.#isDone
  }

  /**
   * Puts the next of them into `out`, and stops where the page of a cursor ends. Cost: no more than the pages of all cursors.
   *
   * @returns how many there are, possibly none, and how many ids were read for them
   */
  next(out: Int32Array): { readonly count: number; readonly read: number } {
    let read = 0
    for (const page of this.#pages) {
      read += page.turn()
      // One that has no more leaves nothing in common: the others are not asked.
      if (!page.isEmpty) continue
      this.#isDone = true
      return { count: 0, read }
    }
    return { count: this.#meet(out), read }
  }

  // Fields are read into locals, since this is done for each id that any of the cursors gives.
  #meet(out: Int32Array): number {
    const [first, ...others] = this.#pages
    const { ids, size } = first
    let at = first.at
    let count = 0
    while (at < size && count < out.length) {
      const id = ids[at]
      let most = id
      for (const other of others) {
        const theirs = other.ids
        const end = other.size
        let next = other.at
        while (next < end && theirs[next] < id) next++
        other.at = next
        if (next === end) {
          first.at = at
          return count
        }
        if (theirs[next] > most) most = theirs[next]
      }
      if (most === id) {
        out[count++] = id
        at++
      } else while (at < size && ids[at] < most) at++
    }
    first.at = at
    return count
  }
}

/** What a cursor has given of which nothing was made yet. */
class Page {
  readonly #cursor: IndexCursor
  ids = new Int32Array(FIRST_PAGE)
  size = 0
  /** The first that is left. */
  at = 0
  #isLast = false

  constructor(cursor: IndexCursor) {
    this.#cursor = cursor
  }

  get isEmpty(): boolean {
    return this.at === this.size
  }

  /** Reads the next page where this one is used up; returns how many it has. */
  turn(): number {
    if (!this.isEmpty || this.#isLast) return 0
    if (this.size === this.ids.length) this.ids = new Int32Array(Math.min(4 * this.size, LARGEST_PAGE))
    this.at = 0
    this.size = this.#cursor.next(this.ids)
    this.#isLast = this.size < this.ids.length
    return this.size
  }
}
