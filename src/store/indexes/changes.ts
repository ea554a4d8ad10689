import { groupingKeyOf } from '../../model/grouping.ts'
import type { Value } from '../../model/values.ts'
import type { Entries } from './entries.ts'
import { Pieces } from './pieces.ts'
import type { Structure, StructureKind } from './structure.ts'

/** So many entries are gone through one by one before a structure is built over them. */
const TAIL = 64

/** A structure over some of the entries, those from `from` on. */
export interface Level {
  readonly from: number
  readonly entries: Entries
  readonly structure: Structure
}

/**
 * What has changed since the base, as an index has it. An element stays under all values that it has had, so that nothing has
 * to be undone for a version that others follow, or for a rollback: whoever finds an element asks what it is in its own version.
 *
 * Equality is a look into a table. For the rest there are structures like that over the base, of doubling sizes: an entry is
 * built into one for each doubling, and a look-up asks as many structures as the entries have doubled.
 */
export class Changes {
  readonly #kind: StructureKind
  readonly #keys: number
  readonly #ids: number[] = []
  /** By key, by entry. */
  readonly #values: readonly Value[][]
  /** A single element is kept as such, since most values are one element's. */
  readonly #byValues = new Map<string | number, number | Set<number>>()
  /** Those that were there before; undefined once they have been gone through. */
  #left: Iterator<readonly [id: number, values: readonly Value[]]> | undefined
  readonly #levels: Level[] = []
  #building: { readonly from: number; readonly to: number; readonly pieces: Pieces<Level> } | undefined
  #tail: Level | undefined

  constructor(
    kind: StructureKind,
    keys: number,
    before: Iterable<readonly [id: number, values: readonly Value[]]>,
  ) {
    this.#kind = kind
    this.#keys = keys
    this.#values = Array.from({ length: keys }, () => [])
    this.#left = before[Symbol.iterator]()
  }

  get size(): number {
    return this.#ids.length
  }

  /** How many values, or combinations of values. */
  get distinct(): number {
    return this.#byValues.size
  }

  /** @param withLevels whether more than equality is sought */
  isReady(withLevels: boolean): boolean {
    return this.#left === undefined && (!withLevels || this.#ids.length - this.#covered < TAIL)
  }

  /** Goes on, for so many steps at the most; returns how many it took. */
  prepare(most: number, withLevels: boolean): number {
    let spent = 0
    while (this.#left !== undefined && spent < most) {
      const next = this.#left.next()
      if (next.done === true) {
        this.#left = undefined
        break
      }
      this.add(...next.value)
      spent++
    }
    while (withLevels && spent < most && !this.isReady(true)) spent += this.#build(most - spent)
    return spent
  }

  /** An element that has these values now. */
  add(id: number, values: readonly Value[]): void {
    if (!this.#kind.keeps(values)) return
    const key = groupingKeyOf(values)
    const known = this.#byValues.get(key)
    if (known === undefined) this.#byValues.set(key, id)
    else if (typeof known === 'number') {
      if (known === id) return
      this.#byValues.set(key, new Set([known, id]))
    } else if (known.has(id)) return
    else known.add(id)
    this.#ids.push(id)
    for (let at = 0; at < this.#keys; at++) this.#values[at].push(values[at])
  }

  /** The elements that have, or have had, values that are equivalent to these; in any order. */
  idsWith(values: readonly Value[]): Iterable<number> {
    this.prepare(Infinity, false)
    const found = this.#byValues.get(groupingKeyOf(values))
    return found === undefined ? [] : typeof found === 'number' ? [found] : found
  }

  /** All entries, in structures of their own. */
  get levels(): readonly Level[] {
    this.prepare(Infinity, true)
    const from = this.#covered
    if (from === this.#ids.length) return this.#levels
    if (this.#tail?.from !== from || this.#tail.entries.ids.length !== this.#ids.length - from)
      this.#tail = this.#levelOf(from, this.#ids.length).finish()
    return [...this.#levels, this.#tail]
  }

  get #covered(): number {
    const last = this.#levels.at(-1)
    return last === undefined ? 0 : last.from + last.entries.ids.length
  }

  #build(most: number): number {
    if (this.#building === undefined) {
      const to = this.#ids.length
      let from = this.#covered
      for (const level of this.#levels.toReversed()) {
        if (level.entries.ids.length >= 2 * (to - from)) break
        from = level.from
      }
      this.#building = { from, to, pieces: this.#levelOf(from, to) }
    }
    const { from, pieces } = this.#building
    const spent = pieces.advance(most)
    if (!pieces.isDone) return spent
    while ((this.#levels.at(-1)?.from ?? -1) >= from) this.#levels.pop()
    this.#levels.push(pieces.finish())
    this.#building = undefined
    return spent
  }

  #levelOf(from: number, to: number): Pieces<Level> {
    const columns = this.#values
    const entries: Entries = {
      ids: Int32Array.from(this.#ids.slice(from, to)),
      value: (position, key) => columns[key][from + position],
    }
    const [kind, keys] = [this.#kind, this.#keys]
    return new Pieces(function* (patience) {
      const structure = yield* kind.build(entries, keys, patience)
      return { from, entries, structure }
    })
  }
}
