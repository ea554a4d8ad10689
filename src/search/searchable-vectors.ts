import type { Value } from '../model/values.ts'
import { scoreOf, vectorOf } from '../model/vector.ts'
import { Hnsw } from './vector/hnsw.ts'
import { Nearest } from './vector/nearest.ts'
import type { VectorSettings } from './vector/settings.ts'
import { Vectors } from './vector/vectors.ts'
import type { Searchable } from './searchable.ts'

/** So many numbers are multiplied before a search pauses. */
const PAUSE_NUMBERS = 1 << 19

/** So many numbers are multiplied for links before a pause, and finding a vector to compare is like so many of them. */
const PAUSE_LINKING = 1 << 17
const SHORT = 32

/** An approximate search looks at so many candidates for each that it is asked for, and at no fewer than this. */
const CANDIDATES_FOR_EACH = 4
const LEAST_CANDIDATES = 200

/** The vectors of one length, the entry of each, and the links between them. */
interface Space {
  readonly vectors: Vectors
  readonly entries: number[]
  readonly links: Hnsw | undefined
}

/** An element that was found, and its score. */
interface Found {
  readonly id: number
  readonly score: number
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
   */
  *nearest(
    vector: Float32Array,
    most: number,
    idOf: (entry: number) => number,
  ): Generator<void, readonly Found[], void> {
    const space = this.#spaces.get(vector.length)
    if (space === undefined) return []
    if (space.links !== undefined) {
      const found = this.#throughLinks(space, space.links, vector, most, idOf)
      if (found !== undefined) return found
    }
    return yield* this.#throughAll(space, vector, most, idOf)
  }

  *#throughAll(
    { vectors, entries }: Space,
    vector: Float32Array,
    most: number,
    idOf: (entry: number) => number,
  ): Generator<void, readonly Found[], void> {
    const nearest = new Nearest(most)
    const rows = Math.max(1, Math.floor(PAUSE_NUMBERS / (vector.length + 8)))
    for (let row = 0, size = vectors.size; row < size; row++) {
      if (row % rows === rows - 1) yield
      const likeness = vectors.likeness(row, vector)
      if (likeness < nearest.worst) continue
      const id = idOf(entries[row])
      if (id === -1 || !nearest.wants(id, likeness)) continue
      nearest.add(id, likeness)
    }
    return this.#found(nearest)
  }

  /** undefined where too few of the candidates are accepted, or where it would be as much work to look at all. */
  #throughLinks(
    { vectors, entries }: Space,
    links: Hnsw,
    vector: Float32Array,
    most: number,
    idOf: (entry: number) => number,
  ): readonly Found[] | undefined {
    const candidates = Math.max(LEAST_CANDIDATES, CANDIDATES_FOR_EACH * most)
    if (candidates * 16 > vectors.size) return undefined
    const nearest = new Nearest(most)
    for (const { number: row, likeness } of links.nearest(vector, candidates)) {
      const id = idOf(entries[row])
      if (id !== -1) nearest.add(id, likeness)
    }
    return nearest.size < most ? undefined : this.#found(nearest)
  }

  #found(nearest: Nearest): readonly Found[] {
    return nearest.sorted().map(({ number, likeness }) => ({ id: number, score: this.#score(likeness) }))
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
    const space = { vectors, entries: [], links }
    this.#spaces.set(length, space)
    return space
  }
}
