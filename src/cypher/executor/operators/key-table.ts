import { groupingKey } from '../../../model/grouping.ts'
import { Node, Relationship, type Value } from '../../../model/values.ts'
import { sizeOf, weightOf } from '../../value-size.ts'
import type { Batch, Column } from '../batch.ts'
import { type ExecutionContext, Holding } from '../context.ts'

type KeyOf = (value: Value) => string | number

/** One column of a combination: nodes and relationships by id, everything else by its grouping key. */
class Level<Entry> {
  readonly #nodes = new Map<number, Entry>()
  readonly #relationships = new Map<number, Entry>()
  readonly #values = new Map<string | number, Entry>()

  /** The entry for a value of a column, made where it is new. */
  at(column: Column, row: number, make: () => Entry, keyOf: KeyOf): Entry {
    if (column.kind === 'value') {
      const value = column.values[row]
      if (value instanceof Node) return find(this.#nodes, value.id, make)
      if (value instanceof Relationship) return find(this.#relationships, value.id, make)
      return find(this.#values, keyOf(value), make)
    }
    const id = column.ids[row]
    if (id < 0) return find(this.#values, groupingKey(null), make)
    return find(column.kind === 'node' ? this.#nodes : this.#relationships, id, make)
  }
}

function find<Key, Entry>(map: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

interface Step {
  readonly deeper: Level<Step>
  readonly last: Level<number>
}

const step = (): Step => ({ deeper: new Level(), last: new Level() })

/** What an entry of a combination takes, beside the text of its key. */
const ENTRY_BYTES = 32

/** Numbers the distinct combinations of some columns' values from 0 in order of appearance; counts its memory. */
export class KeyTable {
  size = 0
  readonly #slots: readonly number[]
  readonly #context: ExecutionContext
  readonly #memory: Holding
  readonly #number = (): number => this.size++
  #root = step()
  /** Of the keys of the record at hand. */
  #keyBytes = 0

  constructor(slots: readonly number[], context: ExecutionContext) {
    this.#slots = slots
    this.#context = context
    this.#memory = new Holding(context)
  }

  clear(): void {
    this.size = 0
    this.#root = step()
    this.#memory.clear()
  }

  /** The number of a record's combination; where it was not there yet it is the old `size`. */
  number(batch: Batch, row: number): number {
    const slots = this.#slots
    const last = slots.length - 1
    if (last < 0) {
      this.size = 1
      return 0
    }
    const known = this.size
    this.#keyBytes = 0
    let at = this.#root
    for (let column = 0; column < last; column++)
      at = at.deeper.at(batch.columns[slots[column]], row, step, this.#keyOf)
    const number = at.last.at(batch.columns[slots[last]], row, this.#number, this.#keyOf)
    if (number === known) this.#memory.add(this.#keyBytes + slots.length * ENTRY_BYTES)
    return number
  }

  readonly #keyOf: KeyOf = (value) => {
    if (typeof value === 'number') return value
    // The key of a list is about as long as the list is large.
    const weight = weightOf(value)
    this.#context.spend(weight)
    if (weight > 0) this.#context.reserve(sizeOf(value))
    const key = groupingKey(value)
    if (typeof key === 'string') this.#keyBytes += 24 + key.length * 2
    return key
  }
}
