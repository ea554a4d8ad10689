import { Nearest } from './nearest.ts'
import type { Vectors } from './vectors.ts'

/** What the links of a graph of vectors are made by, as Neo4j names them. */
export interface HnswOptions {
  /** How many links a vector gets on each level; twice as many on the lowest. */
  readonly m: number
  /** How many candidates are looked at for them. */
  readonly efConstruction: number
}

/**
 * A hierarchical navigable small world over vectors: links between those that are alike, on levels of which each has a fraction of the
 * vectors of the one below. The same vectors in the same order give the same links.
 *
 * Source: Malkov and Yashunin, Efficient and robust approximate nearest neighbor search using HNSW graphs (2018), algorithms 1 to 5.
 */
export class Hnsw {
  readonly #vectors: Vectors
  readonly #options: HnswOptions
  /** By level, by row: the rows it is linked to. */
  readonly #links: Map<number, number[]>[] = []
  #entry = -1
  #size = 0
  #seed = 0x9e3779b9
  /** The rows that a search has seen, by the number of the search. */
  #seen = new Uint32Array(1024)
  #search = 0

  constructor(vectors: Vectors, options: HnswOptions) {
    this.#vectors = vectors
    this.#options = options
  }

  /** Links the next row. Cost: some `efConstruction` times `m` likenesses; returns how many it took. */
  addNext(): number {
    const row = this.#size++
    this.#makeRoom()
    const level = this.#randomLevel()
    const vector = this.#vectors.row(row)
    const top = this.#links.length - 1
    let looked = 0
    let entry = this.#entry
    for (let at = top; at > level; at--) {
      const found = this.#look(vector, [entry], 1, at)
      looked += found.looked
      entry = found.nearest.sorted()[0].number
    }
    let entries = [entry]
    for (let at = Math.min(level, top); at >= 0; at--) {
      const found = this.#look(vector, entries, this.#options.efConstruction, at)
      const sorted = found.nearest.sorted()
      const chosen = this.#chosen(sorted, this.#options.m)
      looked += found.looked + sorted.length
      this.#links[at].set(row, chosen)
      for (const other of chosen) looked += this.#link(other, row, at)
      entries = sorted.map(({ number }) => number)
    }
    for (let at = top + 1; at <= level; at++) {
      this.#links.push(new Map([[row, []]]))
      this.#entry = row
    }
    return looked
  }

  /**
   * The rows most like a vector, or nearly so, the best first, and how many were looked at.
   *
   * @param ef how many candidates are kept: the more, the more of the best are among them
   */
  nearest(
    vector: Float32Array,
    ef: number,
  ): {
    readonly nearest: readonly { readonly number: number; readonly likeness: number }[]
    readonly looked: number
  } {
    if (this.#entry === -1) return { nearest: [], looked: 0 }
    let entry = this.#entry
    let looked = 0
    for (let at = this.#links.length - 1; at > 0; at--) {
      const found = this.#look(vector, [entry], 1, at)
      looked += found.looked
      entry = found.nearest.sorted()[0].number
    }
    const found = this.#look(vector, [entry], ef, 0)
    return { nearest: found.nearest.sorted(), looked: looked + found.looked }
  }

  #look(
    vector: Float32Array,
    entries: readonly number[],
    ef: number,
    level: number,
  ): { readonly nearest: Nearest; readonly looked: number } {
    const search = ++this.#search
    const nearest = new Nearest(ef)
    const candidates = new Candidates()
    let looked = 0
    const offer = (row: number): void => {
      if (this.#seen[row] === search) return
      this.#seen[row] = search
      looked++
      const likeness = this.#vectors.likeness(row, vector)
      if (!nearest.wants(row, likeness)) return
      nearest.add(row, likeness)
      candidates.add(row, likeness)
    }
    for (const entry of entries) offer(entry)
    const links = this.#links[level]
    for (let best = candidates.take(); best !== undefined; best = candidates.take()) {
      if (best.likeness < nearest.worst) break
      for (const row of links.get(best.row) ?? []) offer(row)
    }
    return { nearest, looked }
  }

  /** Those that are more like the vector than like one that was chosen before, so that links lead in all directions; then the next best. */
  #chosen(sorted: readonly { readonly number: number; readonly likeness: number }[], most: number): number[] {
    const chosen: number[] = []
    const passed: number[] = []
    for (const { number, likeness } of sorted) {
      if (chosen.length >= most) break
      const row = this.#vectors.row(number)
      const isCloser = chosen.every((other) => this.#vectors.likeness(other, row) < likeness)
      if (isCloser) chosen.push(number)
      else passed.push(number)
    }
    for (const number of passed) {
      if (chosen.length >= most) break
      chosen.push(number)
    }
    return chosen
  }

  #link(from: number, to: number, level: number): number {
    const most = level === 0 ? 2 * this.#options.m : this.#options.m
    const links = this.#links[level].get(from)
    if (links === undefined) return 0
    links.push(to)
    // Some more than that are kept until it is worth choosing among them.
    if (links.length <= most + (most >> 1)) return 0
    const row = this.#vectors.row(from)
    const sorted = links
      .map((number) => ({ number, likeness: this.#vectors.likeness(number, row) }))
      .sort((one, other) => other.likeness - one.likeness || one.number - other.number)
    this.#links[level].set(from, this.#chosen(sorted, most))
    return links.length * 4
  }

  #makeRoom(): void {
    if (this.#size <= this.#seen.length) return
    const larger = new Uint32Array(this.#seen.length * 2)
    larger.set(this.#seen)
    this.#seen = larger
  }

  /** Each level has one in `m` of the one below, and at most one in 2, so that there are no more than 32 levels. */
  #randomLevel(): number {
    // xorshift32: no more is asked of it than that the levels are spread.
    this.#seed ^= this.#seed << 13
    this.#seed ^= this.#seed >>> 17
    this.#seed ^= this.#seed << 5
    const fraction = ((this.#seed >>> 0) + 1) / 2 ** 32
    return Math.floor(-Math.log(fraction) / Math.log(Math.max(2, this.#options.m)))
  }
}

/** Rows still to be looked at, the most alike first. */
class Candidates {
  readonly #rows: number[] = []
  readonly #likeness: number[] = []

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
