import type { Value } from '../model/values.ts'
import { scoreOf, vectorOf } from '../model/vector.ts'
import { Pieces } from '../store/indexes/pieces.ts'
import type { HeldMemory } from '../model/patience.ts'
import { FOUND_BYTES, type Ranked, ranked } from './ranked.ts'
import { type Breadth, COST_OF_LINK, isAsMuchAsAll, measuredBreadth, workOfRow } from './vector/breadth.ts'
import { Hnsw } from './vector/hnsw.ts'
import { Nearest } from './vector/nearest.ts'
import type { VectorSettings } from './vector/settings.ts'
import { Vectors } from './vector/vectors.ts'
import type { Searchable } from './searchable.ts'

/** So many numbers are multiplied before a search pauses. */
const PAUSE_NUMBERS = 1 << 19

/** To keep a vector among those found is like so many of them. */
const KEEPING = 128

/** So many numbers are multiplied for links before a pause, and finding a vector to compare is like so many of them. */
const PAUSE_LINKING = 1 << 17
const SHORT = 32

/** So many scores are computed before a pause. */
const PAUSE = 1024

/** For up to so many neighbours a search is as broad as has been measured for ten; for more it is broader in proportion. */
const AS_BROAD = 50
/** With fewer vectors all are looked at. */
const LEAST_LINKED = 1_000
/** So many numbers a search multiplies at the most to measure how broad searches have to be, or as many as a look at all vectors takes. */
const MOST_MEASURED = 1 << 22

/** The vectors of one length, the entry of each, and the links between them. */
interface Space {
  readonly vectors: Vectors
  readonly entries: number[]
  readonly links: Hnsw | undefined
  /** How broad searches through links are; undefined until it has been measured. */
  breadth: Breadth | undefined
  /** Goes on from search to search, so that none has to wait for all of it, and one that is ended leaves what it did. */
  measuring: Pieces<Breadth> | undefined
}

/** Elements that were found, and how many vectors were compared for them. */
export interface Nearby extends Ranked {
  readonly compared: number
}

/** A vector index: lists of numbers, all of one length unless it takes any. */
export class SearchableVectors implements Searchable<Value> {
  readonly settings: VectorSettings
  readonly #spaces = new Map<number, Space>()
  #size = 0
  /** What has been done for links since the last pause. */
  #linking = 0

  constructor(settings: VectorSettings) {
    this.settings = settings
  }

  contentOf([value]: readonly Value[]): Value | undefined {
    return this.vectorOf(value) === undefined ? undefined : value
  }

  isSame(one: Value, other: Value): boolean {
    return one === other
  }

  *add(value: Value): Generator<void, void, void> {
    const vector = this.vectorOf(value)
    if (vector === undefined) return
    const { vectors, entries, links } = this.#spaceOf(vector.length)
    vectors.add(vector)
    entries.push(this.#size++)
    if (links === undefined) return
    // Short vectors are compared soon, but found one after another.
    this.#linking += links.addNext() * (SHORT + vector.length)
    if (this.#linking < PAUSE_LINKING) return
    this.#linking = 0
    yield
  }

  workOf(value: Value): number {
    return Array.isArray(value) ? 4 + value.length / 8 : 0
  }

  /** undefined where the index has no place for a value. */
  vectorOf(value: Value): Float32Array | undefined {
    const length = this.settings.dimensions ?? (Array.isArray(value) ? value.length : 0)
    return length === 0 ? undefined : vectorOf(value, length, this.settings.similarity)
  }

  /**
   * The elements with the best entries, the best first; those that are equally good by id.
   *
   * @param idOf the element of an entry; -1 where it is not to be found
   * @param held counts what is found, as it grows
   * @throws QueryLimitError `MemoryLimit`
   */
  *nearest(
    vector: Float32Array,
    most: number,
    idOf: (entry: number) => number,
    held?: HeldMemory,
  ): Generator<void, Nearby, void> {
    const space = this.#spaces.get(vector.length)
    if (space === undefined) return { ids: new Int32Array(0), scores: new Float64Array(0), compared: 0 }
    const linked = yield* this.#throughLinks(space, vector, most, idOf, held)
    if (linked !== undefined && linked.ids.length === most) return linked
    const all = yield* this.#throughAll(space, vector, most, idOf, held)
    return { ...all, compared: all.compared + (linked?.compared ?? 0) }
  }

  *#throughAll(
    { vectors, entries }: Space,
    vector: Float32Array,
    most: number,
    idOf: (entry: number) => number,
    held?: HeldMemory,
  ): Generator<void, Nearby, void> {
    const nearest = new Nearest(most)
    const work = workOfRow(vectors)
    let left = PAUSE_NUMBERS
    const { size } = vectors
    for (let row = 0; row < size; row++) {
      left -= work
      if (left <= 0) {
        left = PAUSE_NUMBERS
        held?.replace(nearest.size * FOUND_BYTES)
        yield
      }
      const likeness = vectors.likeness(row, vector)
      if (likeness < nearest.worst) continue
      const id = idOf(entries[row])
      if (id === -1 || !nearest.wants(id, likeness)) continue
      nearest.add(id, likeness)
      left -= KEEPING
    }
    return yield* this.#nearby(nearest, size, held)
  }

  /** Fewer than are wanted where too few of the candidates are accepted; undefined where to look at all is no more work, or it is not known yet. */
  *#throughLinks(
    space: Space,
    vector: Float32Array,
    most: number,
    idOf: (entry: number) => number,
    held?: HeldMemory,
  ): Generator<void, Nearby | undefined, void> {
    const { vectors, entries, links } = space
    if (links === undefined || vectors.size < LEAST_LINKED) return undefined
    yield* this.#measure(space, links)
    const { breadth } = space
    if (breadth === undefined) return undefined
    const broader = Math.max(1, most / AS_BROAD)
    if (isAsMuchAsAll(breadth.looked * broader, vectors.size)) return undefined
    const work = COST_OF_LINK * workOfRow(vectors)
    let left = PAUSE_NUMBERS
    const found = yield* links.nearest(vector, Math.ceil(breadth.candidates * broader), (kept) => {
      left -= work
      if (left > 0) return false
      left = PAUSE_NUMBERS
      held?.replace(kept * FOUND_BYTES)
      return true
    })
    const candidates = found.nearest.all()
    const nearest = new Nearest(most)
    for (const [at, row] of candidates.ids.entries()) {
      if (at % PAUSE === PAUSE - 1) {
        held?.replace((candidates.ids.length + nearest.size) * FOUND_BYTES)
        yield
      }
      const id = idOf(entries[row])
      if (id !== -1) nearest.add(id, candidates.scores[at])
    }
    return yield* this.#nearby(nearest, found.looked, held)
  }

  /** Goes on with the measuring of how broad searches have to be, where that is not known or the vectors have doubled since. */
  *#measure(space: Space, links: Hnsw): Generator<void, void, void> {
    const { vectors, breadth } = space
    if (breadth !== undefined && breadth.size * 2 > vectors.size) return
    const measuring = (space.measuring ??= new Pieces((patience) =>
      measuredBreadth(vectors, links, patience),
    ))
    let left = Math.max(MOST_MEASURED, vectors.size * workOfRow(vectors))
    while (!measuring.isDone && left > 0) {
      left -= measuring.advance(Math.min(left, PAUSE_NUMBERS))
      yield
    }
    // Another search may have ended it during a pause, and another measuring have begun.
    if (space.measuring !== measuring || !measuring.isDone) return
    space.breadth = measuring.finish()
    space.measuring = undefined
  }

  *#nearby(nearest: Nearest, compared: number, held?: HeldMemory): Generator<void, Nearby, void> {
    held?.replace(nearest.size * FOUND_BYTES)
    const all = nearest.all()
    const { ids, scores } = yield* ranked(all.ids, all.scores)
    for (let at = 0; at < scores.length; at++) {
      if (at % PAUSE === PAUSE - 1) yield
      scores[at] = this.#score(scores[at])
    }
    return { ids, scores, compared }
  }

  #score(likeness: number): number {
    const { similarity } = this.settings
    return Math.fround(scoreOf(similarity, similarity === 'cosine' ? likeness : -likeness))
  }

  #spaceOf(length: number): Space {
    const known = this.#spaces.get(length)
    if (known !== undefined) return known
    const { similarity, approximate } = this.settings
    const vectors = new Vectors(length, similarity)
    const links = approximate === undefined ? undefined : new Hnsw(vectors, approximate)
    const space = { vectors, entries: [], links, breadth: undefined, measuring: undefined }
    this.#spaces.set(length, space)
    return space
  }
}
