import type { Patience } from '../model/patience.ts'
import type { Value } from '../model/values.ts'
import { append } from '../model/append.ts'
import type { SearchBase, SearchEntries } from '../model/search-source.ts'
import { Pieces } from '../store/indexes/pieces.ts'
import { lowerBound } from '../store/lower-bound.ts'
import type { Searchable } from './searchable.ts'

/**
 * The entries of an index that ranks its elements: those of a base, and after them whatever its elements have become in any version or
 * transaction since. Whoever finds an entry asks whether its version still has the element so; a version that is gone, or was rolled
 * back, leaves entries that no one finds.
 */
export class SearchedEntries<Content, Made extends Searchable<Content>> {
  readonly searchable: Made
  readonly #keys: number
  readonly #base: Pieces<SearchEntries>
  #entries: SearchEntries | undefined
  #made = 0
  /** Entries after those of the base. */
  readonly #ids: number[] = []
  readonly #contents: Content[] = []
  readonly #entriesOf = new Map<number, number[]>()
  /** What is still to be added. */
  readonly #waiting: { readonly id: number; readonly content: Content }[] = []
  #adding: Generator<void, void, void> | undefined

  constructor(base: SearchBase, keys: number, searchable: Made) {
    this.searchable = searchable
    this.#keys = keys
    this.#base = new Pieces((patience) => this.#addBase(base, patience))
  }

  /** How many entries are not the base's, or are still to be looked at. */
  get changed(): number {
    return this.#ids.length + this.#waiting.length
  }

  /** How many entries have been made, also while those of the base are not all there. */
  get size(): number {
    return this.#made
  }

  get isReady(): boolean {
    return this.#base.isDone && this.#waiting.length === 0 && this.#adding === undefined
  }

  /** How many entries the base has; undefined until they are all there. */
  get ofBase(): number | undefined {
    return this.#entries?.ids.length
  }

  /** Goes on, for so many steps at the most; returns how many it took. */
  prepare(most: number): number {
    let spent = this.#base.isDone ? 0 : this.#base.advance(most)
    if (!this.#base.isDone) return spent
    this.#entries ??= this.#base.finish()
    while (spent < most && !this.isReady) {
      if (this.#adding === undefined) this.#adding = this.#addWaiting()
      if (this.#adding.next().done === true) this.#adding = undefined
      spent += PAUSE
    }
    return spent
  }

  /** An element that has these values now, in some version. */
  enter(id: number, values: readonly Value[]): void {
    const content = this.searchable.contentOf(values)
    if (content !== undefined) this.#waiting.push({ id, content })
  }

  /** The element of an entry, and what it was. `content` is undefined for an entry of the base. */
  at(entry: number): { readonly id: number; readonly content: Content | undefined } {
    const base = this.#entries
    if (base !== undefined && entry < base.ids.length) return { id: base.ids[entry], content: undefined }
    const at = entry - (base?.ids.length ?? 0)
    return { id: this.#ids[at], content: this.#contents[at] }
  }

  /** What an entry of the base has been made from. */
  contentInBase(entry: number): Content | undefined {
    const base = this.#entries
    return base === undefined ? undefined : this.searchable.contentOf(valuesAt(base, entry, this.#keys))
  }

  *#addBase(base: SearchBase, patience: Patience): Generator<void, SearchEntries, void> {
    const contents: Content[] = []
    const keeps = (values: readonly Value[]): boolean => {
      const content = this.searchable.contentOf(values)
      if (content !== undefined) contents.push(content)
      return content !== undefined
    }
    const entries = yield* base.entries(keeps, patience)
    for (const content of contents) {
      const adding = this.searchable.add(content)
      while (adding.next().done !== true) {
        patience.spend(PAUSE)
        if (patience.slice.work <= 0) yield
      }
      this.#made++
      patience.spend(this.searchable.workOf(content))
      if (patience.slice.work <= 0) yield
    }
    return entries
  }

  *#addWaiting(): Generator<void, void, void> {
    let work = 0
    for (let at = 0; at < this.#waiting.length; at++) {
      const { id, content } = this.#waiting[at]
      work++
      if (!this.#has(id, content)) {
        yield* this.searchable.add(content)
        this.#made++
        append(this.#entriesOf, id, this.#ids.push(id) - 1)
        this.#contents.push(content)
        work += this.searchable.workOf(content)
      }
      if (work < PAUSE) continue
      work = 0
      yield
    }
    this.#waiting.length = 0
  }

  /** Whether there is an entry that says this of an element: two of them would be found twice. */
  #has(id: number, content: Content): boolean {
    const { searchable } = this
    if (this.#entriesOf.get(id)?.some((at) => searchable.isSame(this.#contents[at], content)) === true)
      return true
    const ids = this.#entries?.ids ?? new Int32Array(0)
    const entry = lowerBound(ids, id)
    const inBase = ids[entry] === id ? this.contentInBase(entry) : undefined
    return inBase !== undefined && searchable.isSame(inBase, content)
  }
}

const PAUSE = 1024

function valuesAt(entries: SearchEntries, position: number, keys: number): Value[] {
  const values: Value[] = []
  for (let key = 0; key < keys; key++) values.push(entries.value(position, key))
  return values
}
