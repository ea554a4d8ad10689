import type { Sought } from '../../model/graph-store.ts'
import type { Patience } from '../../model/patience.ts'
import type { Entries } from './entries.ts'
import type { Found, Structure } from './structure.ts'

/** Before the first unit of a text and after its last one: neither is a unit. */
const START = 0x10000
const END = 0x10001

/** The lists of so many trigrams of what is sought are put together, the shortest ones; what they have in common is asked. */
const MOST_LISTS = 4

/**
 * Texts by each three units of UTF-16 that follow one another, the ends of a text counting as units. A hash of the three has a list
 * of positions, as distances in bytes of seven bits: who is in a list may still lack the three. What is shorter than
 * three units, with the ends that are known, is looked for in all texts.
 * Memory: 4 to 8 bytes an entry and, by and large, 1 to 2 for each unit of its text.
 */
export class Trigrams implements Structure {
  readonly distinct = undefined
  readonly #size: number
  /** By hash: where its list begins; the next one's beginning is its end. */
  readonly #offsets: Uint32Array
  readonly #lists: Uint8Array

  private constructor(size: number, offsets: Uint32Array, lists: Uint8Array) {
    this.#size = size
    this.#offsets = offsets
    this.#lists = lists
  }

  /** Yields where the caller's patience is exhausted. Cost: two steps for each entry and 32 units. */
  static *build(entries: Entries, patience: Patience): Generator<void, Trigrams, void> {
    const size = entries.ids.length
    const hashes = Math.min(2 ** 18, Math.max(2 ** 8, 2 ** Math.ceil(Math.log2(size + 1))))
    const offsets = new Uint32Array(hashes + 1)
    let lists = new Uint8Array(0)
    let lasts = new Int32Array(hashes)
    // Once to see how long each list is, and once to write it.
    for (const isWriting of [false, true]) {
      for (let position = 0; position < size; position++) {
        const text = entries.value(position, 0)
        if (typeof text !== 'string') continue
        patience.spend(1 + (text.length >> 5))
        if (patience.slice.work <= 0) yield
        for (let at = -1; at + 1 < text.length; at++) {
          const hash = hashAt(text, at, true, true) & (hashes - 1)
          let distance = position + 1 - lasts[hash]
          if (distance === 0) continue
          lasts[hash] = position + 1
          for (; distance > 127; distance >>>= 7)
            if (isWriting) lists[offsets[hash]++] = 128 | (distance & 127)
            else offsets[hash]++
          if (isWriting) lists[offsets[hash]++] = distance
          else offsets[hash]++
        }
      }
      if (isWriting) break
      let all = 0
      for (let hash = 0; hash <= hashes; hash++) {
        const length = offsets[hash]
        offsets[hash] = all
        all += length
      }
      lists = new Uint8Array(all)
      lasts = new Int32Array(hashes)
    }
    // Writing has moved each beginning to the next one's.
    offsets.copyWithin(1, 0, hashes)
    offsets[0] = 0
    return new Trigrams(size, offsets, lists)
  }

  find(sought: Sought): Found {
    switch (sought.kind) {
      case 'contains':
        return this.#with(sought.text, false, false)
      case 'ends-with':
        return this.#with(sought.text, false, true)
      case 'starts-with':
        return this.#with(sought.text, true, false)
      case 'equal':
        return sought.values.length === 0 ? this.#all() : this.#with(String(sought.values[0]), true, true)
      default:
        return this.#all()
    }
  }

  #with(text: string, isBegin: boolean, isEnd: boolean): Found {
    const hashes = new Set<number>()
    for (let at = isBegin ? -1 : 0; at + (isEnd ? 1 : 2) < text.length; at++)
      hashes.add(hashAt(text, at, isBegin, isEnd) & (this.#offsets.length - 2))
    if (hashes.size === 0) return this.#all()
    const length = (hash: number): number => this.#offsets[hash + 1] - this.#offsets[hash]
    const [shortest, ...others] = [...hashes].sort((a, b) => length(a) - length(b)).slice(0, MOST_LISTS)
    let found = this.#read(shortest)
    for (const other of others) found = common(found, this.#read(other))
    return { positions: Int32Array.from(found), from: 0, to: found.length, isExact: false }
  }

  #read(hash: number): number[] {
    const found: number[] = []
    let last = 0
    for (let at = this.#offsets[hash]; at < this.#offsets[hash + 1]; at++) {
      let distance = 0
      let shift = 0
      for (; this.#lists[at] > 127; at++, shift += 7) distance |= (this.#lists[at] & 127) << shift
      last += distance | (this.#lists[at] << shift)
      found.push(last - 1)
    }
    return found
  }

  #all(): Found {
    const positions = new Int32Array(this.#size)
    for (let at = 0; at < positions.length; at++) positions[at] = at
    return { positions, from: 0, to: positions.length, isExact: false }
  }
}

/** Of the three units from one place on. */
function hashAt(text: string, at: number, isBegin: boolean, isEnd: boolean): number {
  const first = at < 0 && isBegin ? START : text.charCodeAt(at)
  const second = text.charCodeAt(at + 1)
  const third = at + 2 >= text.length && isEnd ? END : text.charCodeAt(at + 2)
  let mix = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x3c6ef372, 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 15) ^ third, 0xc2b2ae35)
  return mix ^ (mix >>> 13)
}

/** What two ascending lists have in common. */
function common(some: readonly number[], others: readonly number[]): number[] {
  const both: number[] = []
  let at = 0
  for (const one of some) {
    while (at < others.length && others[at] < one) at++
    if (others[at] === one) both.push(one)
  }
  return both
}
