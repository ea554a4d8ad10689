import type { Patience } from '../../model/patience.ts'
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

/** So many of the vectors are sought among all others, and so many points between two of them, for so many neighbours each. */
const SOUGHT = 32
const NEIGHBOURS = 10
/** What is measured is found a little more easily than what else may be sought, of which 0.95 are to be found. */
const WANTED = 0.99
const LEAST_CANDIDATES = 200
/** A vector at the end of a link costs as much as two that follow one another in memory. */
export const COST_OF_LINK = 2
/** What a comparison costs beside its multiplications. */
const COST_OF_ROW = 8
/** Of the vectors, those that are far from each other in the order in which they came, however that order repeats. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** What is sought: a row, which does not count as its own neighbour, or a vector that is not among them. */
interface Sought {
  readonly row: number
  readonly vector: Float32Array
}

/**
 * Measures how broad a search has to be, since that depends on the vectors: where they lie around centres a few candidates do, where they
 * are spread evenly over many dimensions hardly less than all. Infinitely many candidates where links spare nothing. Vectors that are
 * added meanwhile do not count. A step of patience is a multiplication. Cost: 64 searches
 * through all vectors, and as many through links for each doubling of the candidates.
 */
export function* measuredBreadth(
  vectors: Vectors,
  links: Hnsw,
  patience: Patience,
): Generator<void, Breadth, void> {
  const { size } = vectors
  const sought = soughtAmong(vectors)
  const all: Breadth = { candidates: Infinity, looked: size, size }
  const right: ReadonlySet<number>[] = []
  // Links that do not lead everywhere never look at enough, however many candidates are kept.
  for (let candidates = LEAST_CANDIDATES; candidates < size; candidates *= 2) {
    let found = 0
    let looked = 0
    for (const [at, { row, vector }] of sought.entries()) {
      const search = yield* links.nearest(vector, candidates, () => {
        patience.spend(COST_OF_LINK * workOfRow(vectors))
        return patience.slice.work <= 0
      })
      looked += search.looked
      if (isAsMuchAsAll(looked / sought.length, size)) return all
      right[at] ??= yield* nearestTo(sought[at], size, vectors, patience)
      found += bestOf(search.nearest, row, size).filter((number) => right[at].has(number)).length
      if (patience.slice.work <= 0) yield
    }
    if (found >= WANTED * sought.length * NEIGHBOURS)
      return { candidates, looked: looked / sought.length, size }
  }
  return all
}

/** Whether to look at so many vectors through links takes as long as to look at all of them. */
export function isAsMuchAsAll(looked: number, size: number): boolean {
  return looked * COST_OF_LINK >= size
}

/** What it takes to compare one of the vectors, in multiplications. */
export function workOfRow({ dimensions }: Vectors): number {
  return dimensions + COST_OF_ROW
}

/** Vectors that are stored, and what is unlike all of them: what lies halfway between two. */
function soughtAmong(vectors: Vectors): readonly Sought[] {
  const rows = Array.from({ length: SOUGHT }, (_, at) => Math.floor((at * vectors.size) / SOUGHT))
  const stored = rows.map((row) => ({ row, vector: vectors.row(row) }))
  const between = stored.map(({ vector }, at) => {
    const other = vectors.row(Math.floor((((at + 1) * GOLDEN) % 1) * vectors.size))
    return { row: -1, vector: vector.map((number, place) => (number + other[place]) / 2) }
  })
  return [...stored, ...between]
}

/** The best of what was found among the first `size`, without the row itself. */
function bestOf(nearest: Nearest, row: number, size: number): readonly number[] {
  const best = new Nearest(NEIGHBOURS)
  const { ids, scores } = nearest.all()
  for (let at = 0; at < ids.length; at++) if (ids[at] !== row && ids[at] < size) best.add(ids[at], scores[at])
  return best.sorted().map(({ number }) => number)
}

function* nearestTo(
  { row, vector }: Sought,
  size: number,
  vectors: Vectors,
  patience: Patience,
): Generator<void, ReadonlySet<number>, void> {
  const nearest = new Nearest(NEIGHBOURS)
  for (let other = 0; other < size; other++) {
    if (other !== row) nearest.add(other, vectors.likeness(other, vector))
    patience.spend(workOfRow(vectors))
    if (patience.slice.work <= 0) yield
  }
  return new Set(nearest.sorted().map(({ number }) => number))
}
