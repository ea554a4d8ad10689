import { groupingKey } from '../../../model/grouping.ts'
import { Node, Relationship, type Value } from '../../../model/values.ts'
import { reserveFor, sizeOf, weightOf } from '../../runtime/value-size.ts'
import { type Batch, type Column, holdsIds, valueIn } from '../../runtime/batch.ts'
import type { ExecutionContext } from '../context.ts'
import type { Holding } from '../../runtime/memory.ts'

/** What an entry of a table takes besides the text of its key. */
const ENTRY_BYTES = 40

/** What each further column takes, in steps of a slice. */
const COLUMN_WORK = 4

/** Of a table whose keys are numbers made of two: they are boxed. */
const PAIR_BYTES = 56

/** More combinations than this do not fit into a Map, so that two numbers below it fit into one. */
const MOST = 2 ** 26

/** Numbers the distinct combinations of some columns' values from 0 in order of appearance; counts its memory. */
export class KeyTable {
  readonly #slots: readonly number[]
  readonly #memory: Holding
  readonly #context: ExecutionContext
  #columns: ColumnTable[] = []
  /** By the number of the combination so far and the number of the next column's value. */
  #pairs: Map<number, number>[] = []
  #size = 0

  constructor(slots: readonly number[], context: ExecutionContext) {
    this.#slots = slots
    this.#context = context
    this.#memory = context.hold()
    this.clear()
  }

  /** Of numbering one record, in steps of a slice. */
  get work(): number {
    return 1 + COLUMN_WORK * Math.max(0, this.#slots.length - 1)
  }

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#size = 0
    this.#columns = this.#slots.map(() => new ColumnTable(this.#context, this.#memory))
    this.#pairs = this.#slots.slice(1).map(() => new Map())
    this.#memory.clear()
  }

  /** The number of a record's combination; where it was not there yet it is the old `size`. */
  number(batch: Batch, row: number): number {
    const slots = this.#slots
    if (slots.length === 0) {
      this.#size = 1
      return 0
    }
    let number = this.#columns[0].number(batch.columns[slots[0]], row)
    this.#size = this.#columns[0].size
    for (let at = 1; at < slots.length; at++) {
      const pairs = this.#pairs[at - 1]
      const pair = number * MOST + this.#columns[at].number(batch.columns[slots[at]], row)
      let known = pairs.get(pair)
      if (known === undefined) {
        known = pairs.size
        this.#memory.add(PAIR_BYTES)
        pairs.set(pair, known)
      }
      number = known
      this.#size = pairs.size
    }
    return number
  }
}

/** Numbers the distinct values of one column: nodes and relationships by id, everything else by its grouping key. */
class ColumnTable {
  size = 0
  readonly #context: ExecutionContext
  readonly #memory: Holding
  #nodes: Map<number, number> | undefined
  #relationships: Map<number, number> | undefined
  #values: Map<string | number, number> | undefined

  constructor(context: ExecutionContext, memory: Holding) {
    this.#context = context
    this.#memory = memory
  }

  number(column: Column, row: number): number {
    if (!holdsIds(column)) {
      const value = valueIn(column, row)
      if (value instanceof Node) return this.#find((this.#nodes ??= new Map()), value.id)
      if (value instanceof Relationship) return this.#find((this.#relationships ??= new Map()), value.id)
      return this.#find((this.#values ??= new Map()), this.#keyOf(value))
    }
    const id = column.ids[row]
    if (id < 0) return this.#find((this.#values ??= new Map()), groupingKey(null))
    if (column.kind === 'node') return this.#find((this.#nodes ??= new Map()), id)
    return this.#find((this.#relationships ??= new Map()), id)
  }

  #find<Key extends string | number>(numbers: Map<Key, number>, key: Key): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    this.#memory.add(ENTRY_BYTES + sizeOf(key))
    const number = this.size++
    numbers.set(key, number)
    return number
  }

  #keyOf(value: Value): string | number {
    if (typeof value === 'number') return value
    // The key of a list is about as long as the list is large.
    this.#context.spend(weightOf(value))
    reserveFor(value, this.#context)
    return groupingKey(value)
  }
}
