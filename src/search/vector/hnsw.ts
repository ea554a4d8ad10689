import { Candidates } from './candidates.ts'
import { Nearest } from './nearest.ts'
import { Seen } from './seen.ts'
import type { Vectors } from './vectors.ts'

/** What the links of a graph of vectors are made by, as Neo4j names them. */
export interface HnswOptions {
  /** How many links a vector gets on each level; twice as many on the lowest. */
  readonly m: number
  /** How many candidates are looked at for them. */
  readonly efConstruction: number
}

/** Hears of each vector that a search looks at, and how many it holds by then. Returns whether to pause now; what it throws ends the search. */
export type Pace = (held: number) => boolean

/** One way through the links, to what is most like a vector among the first `size` rows. */
interface Walk {
  readonly vector: Float32Array
  readonly size: number
  readonly seen: Seen
  readonly pace: Pace
}

/** What a search found, in no order, and how many vectors it looked at. */
interface Found {
  readonly nearest: Nearest
  readonly looked: number
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
  /** For the next searches: whoever pauses keeps its own. */
  readonly #idle: Seen[] = []

  constructor(vectors: Vectors, options: HnswOptions) {
    this.#vectors = vectors
    this.#options = options
  }

  /** Links the next row. Cost: some `efConstruction` times `m` likenesses; returns how many it took. */
  addNext(): number {
    const row = this.#size++
    const level = this.#randomLevel()
    const vector = this.#vectors.row(row)
    const top = this.#links.length - 1
    const walk = { vector, size: row, seen: this.#idle.pop() ?? new Seen(), pace: never }
    const start = atOnce(this.#descend(walk, top, level))
    let { looked } = start
    let entries = [start.entry]
    for (let at = Math.min(level, top); at >= 0; at--) {
      const found = atOnce(this.#look(walk, entries, this.#options.efConstruction, at))
      const sorted = found.nearest.sorted()
      const chosen = this.#chosen(sorted, this.#options.m)
      looked += found.looked + sorted.length
      this.#links[at].set(row, chosen)
      for (const other of chosen) looked += this.#link(other, row, at)
      entries = sorted.map(({ number }) => number)
    }
    this.#idle.push(walk.seen)
    for (let at = top + 1; at <= level; at++) {
      this.#links.push(new Map([[row, []]]))
      this.#entry = row
    }
    return looked
  }

  /**
   * The rows most like a vector, or nearly so, and how many were looked at. Rows that are linked while it pauses are left out.
   *
   * @param ef how many candidates are kept: the more, the more of the best are among them
   */
  *nearest(vector: Float32Array, ef: number, pace: Pace): Generator<void, Found, void> {
    if (this.#entry === -1) return { nearest: new Nearest(ef), looked: 0 }
    const walk = { vector, size: this.#size, seen: this.#idle.pop() ?? new Seen(), pace }
    try {
      const start = yield* this.#descend(walk, this.#links.length - 1, 0)
      const found = yield* this.#look(walk, [start.entry], ef, 0)
      return { nearest: found.nearest, looked: start.looked + found.looked }
    } finally {
      this.#idle.push(walk.seen)
    }
  }

  /** From the first row of the level `from` to that most like a vector above the level `to`. */
  *#descend(
    walk: Walk,
    from: number,
    to: number,
  ): Generator<void, { readonly entry: number; readonly looked: number }, void> {
    let entry = this.#entry
    let looked = 0
    for (let at = from; at > to; at--) {
      const found = yield* this.#look(walk, [entry], 1, at)
      looked += found.looked
      entry = found.nearest.sorted()[0].number
    }
    return { entry, looked }
  }

  *#look(
    { vector, size, seen, pace }: Walk,
    entries: readonly number[],
    ef: number,
    level: number,
  ): Generator<void, Found, void> {
    seen.begin(size)
    const nearest = new Nearest(ef)
    const candidates = new Candidates()
    let looked = 0
    const links = this.#links[level]
    let rows = entries
    for (;;) {
      for (const row of rows) {
        if (row >= size || !seen.add(row)) continue
        looked++
        const likeness = this.#vectors.likeness(row, vector)
        if (nearest.wants(row, likeness)) {
          nearest.add(row, likeness)
          candidates.add(row, likeness)
        }
        if (pace(nearest.size + candidates.size)) yield
      }
      const best = candidates.take()
      if (best === undefined || best.likeness < nearest.worst) return { nearest, looked }
      rows = links.get(best.row) ?? []
    }
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

/** To link a row is one step: half of its links would be wrong. */
const never: Pace = () => false

function atOnce<Result>(work: Generator<void, Result, void>): Result {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
