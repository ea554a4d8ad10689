import type { Hnsw } from './hnsw.ts'
import { Nearest } from './nearest.ts'
import type { Vectors } from './vectors.ts'

/** How many candidates a search through links keeps so that it finds what it should, and how many vectors it looks at for that. */
export interface Breadth {
  readonly candidates: number
  readonly looked: number
  /** How many vectors there were. */
  readonly size: number
}

/** So many of the vectors are sought among all others, for so many neighbours each. */
const SOUGHT = 32
const NEIGHBOURS = 10
/** What is in the index is found a little more easily than what is not, of which 0.95 are to be found. */
const WANTED = 0.99
const LEAST_CANDIDATES = 100
/** A vector at the end of a link costs as much as two that follow one another in memory. */
const COST_OF_LINK = 2
/** So many numbers are multiplied before a pause. */
const PAUSE_NUMBERS = 1 << 19

/**
 * Measures how broad a search has to be, since that depends on the vectors: where they lie around centres a few candidates do, where they
 * are spread evenly over many dimensions hardly less than all. Infinitely many candidates where links spare nothing. Yields
 * after each half million multiplications or so. Cost: 32 searches through all vectors, and as many through links for each doubling of
 * the candidates.
 */
export function* measuredBreadth(vectors: Vectors, links: Hnsw): Generator<void, Breadth, void> {
  const { size } = vectors
  const sought = Array.from({ length: SOUGHT }, (_, at) => Math.floor((at * size) / SOUGHT))
  const all: Breadth = { candidates: Infinity, looked: size, size }
  const right: ReadonlySet<number>[] = []
  // Links that do not lead everywhere never look at enough, however many candidates are kept.
  for (let candidates = LEAST_CANDIDATES; candidates < size; candidates *= 2) {
    let found = 0
    let looked = 0
    for (const [at, row] of sought.entries()) {
      const search = links.nearest(vectors.row(row), candidates)
      looked += search.looked
      if (isAsMuchAsAll(search.looked, size)) return all
      right[at] ??= yield* nearestTo(row, size, vectors)
      const others = search.nearest.filter(({ number }) => number !== row).slice(0, NEIGHBOURS)
      found += others.filter(({ number }) => right[at].has(number)).length
      yield
    }
    if (found >= WANTED * SOUGHT * NEIGHBOURS) return { candidates, looked: looked / SOUGHT, size }
  }
  return all
}

/** Whether to look at so many vectors through links takes as long as to look at all of them. */
export function isAsMuchAsAll(looked: number, size: number): boolean {
  return looked * COST_OF_LINK >= size
}

function* nearestTo(row: number, size: number, vectors: Vectors): Generator<void, ReadonlySet<number>, void> {
  const vector = vectors.row(row)
  const nearest = new Nearest(NEIGHBOURS)
  const rows = Math.max(1, Math.floor(PAUSE_NUMBERS / (vector.length + 8)))
  for (let other = 0; other < size; other++) {
    if (other % rows === rows - 1) yield
    if (other !== row) nearest.add(other, vectors.likeness(other, vector))
  }
  return new Set(nearest.sorted().map(({ number }) => number))
}
