import { groupingKey } from '../../../model/grouping.ts'
import { Node, Relationship } from '../../../model/values.ts'
import type { Batch, Column } from '../batch.ts'

/** One column of a combination: nodes and relationships by id, everything else by its grouping key. */
class Level<Entry> {
  readonly #nodes = new Map<number, Entry>()
  readonly #relationships = new Map<number, Entry>()
  readonly #values = new Map<string | number, Entry>()

  /** The entry for a value of a column, made where it is new. */
  at(column: Column, row: number, make: () => Entry): Entry {
    if (column.kind === 'value') {
      const value = column.values[row]
      if (value instanceof Node) return find(this.#nodes, value.id, make)
      if (value instanceof Relationship) return find(this.#relationships, value.id, make)
      return find(this.#values, groupingKey(value), make)
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

/** Numbers the distinct combinations of some columns' values from 0 in order of appearance. */
export class KeyTable {
  size = 0
  readonly #slots: readonly number[]
  readonly #number = (): number => this.size++
  #root = step()

  constructor(slots: readonly number[]) {
    this.#slots = slots
  }

  clear(): void {
    this.size = 0
    this.#root = step()
  }

  /** The number of a record's combination; where it was not there yet it is the old `size`. */
  number(batch: Batch, row: number): number {
    const slots = this.#slots
    const last = slots.length - 1
    if (last < 0) {
      this.size = 1
      return 0
    }
    let at = this.#root
    for (let column = 0; column < last; column++) at = at.deeper.at(batch.columns[slots[column]], row, step)
    return at.last.at(batch.columns[slots[last]], row, this.#number)
  }
}
