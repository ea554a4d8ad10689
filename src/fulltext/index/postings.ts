import { GrowingInts } from './growing.ts'

/** The first block of a list; each next one is twice as long, up to the longest. The last place of a block is where the next begins. */
const SHORTEST = 4
const LONGEST = 1024

/** Where a list is: its first block, where it is written on, where its last block ends. */
const FIRST = 0
const WRITE = 1
const LAST = 2
/** How long its last block is. */
const SIZE = 3
/** How many entries have the term, and how often all of them together. */
const ENTRIES = 4
const TOTAL = 5
const WIDTH = 6

/**
 * For each term of a field the entries that have it: entry, how often, and the places, one after another. All lists share one
 * store, so that a term that occurs once costs no objects.
 */
export class Postings {
  readonly #lists = new GrowingInts()
  readonly #store = new GrowingInts()

  get bytes(): number {
    return this.#lists.bytes + this.#store.bytes
  }

  /** Makes so many lists that follow one another, all empty; returns the first. */
  makeLists(count: number): number {
    return this.#lists.grow(count * WIDTH) / WIDTH
  }

  entriesOf(list: number): number {
    return this.#lists.at(list * WIDTH + ENTRIES)
  }

  totalOf(list: number): number {
    return this.#lists.at(list * WIDTH + TOTAL)
  }

  /** Entries have to come in ascending order. */
  add(list: number, entry: number, places: readonly number[]): void {
    this.#write(list, entry)
    this.#write(list, places.length)
    for (const place of places) this.#write(list, place)
    const at = list * WIDTH
    this.#lists.set(at + ENTRIES, this.#lists.at(at + ENTRIES) + 1)
    this.#lists.set(at + TOTAL, this.#lists.at(at + TOTAL) + places.length)
  }

  /** Goes through a list from its beginning to where it ends now. */
  cursor(list: number): PostingCursor {
    const at = list * WIDTH
    return new PostingCursor(this.#store, this.#lists.at(at + FIRST), this.#lists.at(at + ENTRIES))
  }

  #write(list: number, value: number): void {
    const lists = this.#lists
    const at = list * WIDTH
    let size = lists.at(at + SIZE)
    let write = lists.at(at + WRITE)
    if (size === 0 || write === lists.at(at + LAST)) {
      const next = size === 0 ? SHORTEST : Math.min(size * 2, LONGEST)
      const block = this.#store.grow(next)
      if (size === 0) lists.set(at + FIRST, block)
      else this.#store.set(write, block)
      size = next
      write = block
      lists.set(at + SIZE, size)
      lists.set(at + LAST, block + size - 1)
    }
    this.#store.set(write, value)
    lists.set(at + WRITE, write + 1)
  }
}

/** Stands at one entry of a list after another. */
export class PostingCursor {
  readonly #store: GrowingInts
  #at: number
  #size = SHORTEST
  #end: number
  #left: number
  #placesLeft = 0
  /** -1 before the first, Infinity after the last. */
  entry = -1
  /** How often the entry has the term. */
  frequency = 0

  constructor(store: GrowingInts, first: number, entries: number) {
    this.#store = store
    this.#at = first
    this.#end = first + SHORTEST - 1
    this.#left = entries
  }

  next(): void {
    for (; this.#placesLeft > 0; this.#placesLeft--) this.#read()
    if (this.#left === 0) {
      this.entry = Infinity
      return
    }
    this.#left--
    this.entry = this.#read()
    this.frequency = this.#read()
    this.#placesLeft = this.frequency
  }

  /** The places of the entry, ascending. To be asked once. */
  places(): number[] {
    const places: number[] = []
    for (; this.#placesLeft > 0; this.#placesLeft--) places.push(this.#read())
    return places
  }

  #read(): number {
    if (this.#at === this.#end) {
      this.#at = this.#store.at(this.#at)
      this.#size = Math.min(this.#size * 2, LONGEST)
      this.#end = this.#at + this.#size - 1
    }
    return this.#store.at(this.#at++)
  }
}
