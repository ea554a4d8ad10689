import type { IndexStatistics, IndexUse } from '../../model/graph-store.ts'
import type { Value } from '../../model/values.ts'
import type { Base } from '../base.ts'
import { type Entries, entriesOf, mostEntries } from './entries.ts'
import { HashTable } from './hash-table.ts'
import type { Indexed } from './indexed.ts'
import { Pieces } from './pieces.ts'
import type { Structure, StructureKind } from './structure.ts'

/** An index over a base: its entries, and what finds them, each built piece by piece when it is first needed. */
export class BaseIndex {
  readonly #base: Base
  readonly #indexed: Indexed
  readonly #kind: StructureKind
  #entries: Pieces<Entries> | undefined
  #hash: HashTable | undefined
  #structure: Pieces<Structure> | undefined

  constructor(base: Base, indexed: Indexed, kind: StructureKind) {
    this.#base = base
    this.#indexed = indexed
    this.#kind = kind
  }

  /** Goes on, for so many steps at the most; returns how many it took. */
  prepare(most: number, use: IndexUse): number {
    const pieces = this.#entriesFor(use)
    const spent = pieces.advance(most)
    if (!pieces.isDone || spent >= most || this.isReady(use)) return spent
    return spent + this.#structurePieces().advance(most - spent)
  }

  isReady(use: IndexUse): boolean {
    if (this.#entries?.isDone !== true) return false
    return this.#structure?.isDone === true || (use === 'equality' && this.#hash !== undefined)
  }

  get entries(): Entries {
    return this.#entriesFor('all').finish()
  }

  get structure(): Structure {
    return this.#structurePieces().finish()
  }

  /** The ids with these values of all keys, ascending, of a range index. */
  idsWith(values: readonly Value[]): Int32Array {
    this.#entriesFor('equality').finish()
    if (this.#hash !== undefined) return this.#hash.idsWith(values)
    const { positions, from, to } = this.structure.find({ kind: 'equal', values })
    const { ids } = this.entries
    return positions.slice(from, to).map((position) => ids[position])
  }

  get statistics(): IndexStatistics | undefined {
    if (this.#entries?.isDone !== true) return undefined
    const entries = this.entries.ids.length
    if (this.#hash !== undefined) return { entries, distinct: this.#hash.distinct }
    return this.#structure?.isDone === true
      ? { entries, distinct: this.structure.distinct ?? entries }
      : undefined
  }

  /**
   * The entries, with a hash table over them where they are gone through for equality; where they have been sorted before, they
   * are found by that too.
   */
  #entriesFor(use: IndexUse): Pieces<Entries> {
    if (this.#entries !== undefined) return this.#entries
    const [base, indexed, kind] = [this.#base, this.#indexed, this.#kind]
    const keeps = (values: readonly Value[]): boolean => kind.keeps(values)
    if (use !== 'equality' || indexed.kind !== 'range') {
      this.#entries = new Pieces((patience) => entriesOf(base, indexed, keeps, undefined, patience))
      return this.#entries
    }
    const keys = indexed.keys.length
    const add = (position: number, entries: Entries): void => {
      this.#hash ??= new HashTable(entries, keys, mostEntries(base, indexed))
      this.#hash.add(position)
    }
    const settle = (): void => this.#hash?.trim()
    this.#entries = new Pieces(function* (patience) {
      const entries = yield* entriesOf(base, indexed, keeps, add, patience)
      settle()
      return entries
    })
    return this.#entries
  }

  #structurePieces(): Pieces<Structure> {
    const { entries } = this
    this.#structure ??= new Pieces((patience) =>
      this.#kind.build(entries, this.#indexed.keys.length, patience),
    )
    return this.#structure
  }
}
