import type { NumberKind } from '../../model/graph-store.ts'
import type { Value } from '../../model/values.ts'
import { sizeOf, SLOT_BYTES } from '../runtime/value-size.ts'
import { type Batch, BATCH_SIZE, type Column, holdsIds, valueIn } from '../runtime/batch.ts'
import { ChunkedIds, ChunkedList, ChunkedNumbers } from './chunked-list.ts'
import type { ExecutionContext } from './context.ts'
import type { Holding } from '../runtime/memory.ts'

type Store =
  | { readonly kind: 'node' | 'relationship'; readonly ids: ChunkedIds }
  | { readonly kind: 'number'; readonly type: NumberKind; readonly numbers: ChunkedNumbers }
  | { readonly kind: 'value'; readonly values: ChunkedList<Value> }

const ID_BYTES = 4
const NUMBER_BYTES = 9

/** Records kept by columns, for operators that need all of their input; counts its memory. */
export class RecordBuffer {
  size = 0
  readonly #slots: readonly number[]
  readonly #memory: Holding
  readonly #textsAreKeys: boolean
  #stores: (Store | undefined)[] = []

  /** @param textsAreKeys whoever has the records holds their texts too, as keys, and counts them */
  constructor(slots: readonly number[], context: ExecutionContext, textsAreKeys = false) {
    this.#slots = slots
    this.#textsAreKeys = textsAreKeys
    this.#memory = context.hold()
  }

  clear(): void {
    this.size = 0
    this.#stores = []
    this.#memory.clear()
  }

  append(batch: Batch): void {
    let bytes = 0
    for (const slot of this.#slots) {
      const column = batch.columns[slot]
      if (column === undefined) continue
      const store = this.#storeFor(slot, column)
      if (store.kind === 'number' && column.kind === 'number') {
        store.numbers.append(column, batch.size)
        bytes += batch.size * NUMBER_BYTES
      } else if (holdsIds(column) && (store.kind === 'node' || store.kind === 'relationship')) {
        store.ids.append(column.ids.subarray(0, batch.size))
        bytes += batch.size * ID_BYTES
      } else if (store.kind === 'value') {
        for (let row = 0; row < batch.size; row++) {
          const value = valueIn(column, row)
          const isKey = this.#textsAreKeys && typeof value === 'string'
          bytes += SLOT_BYTES + (isKey ? 0 : sizeOf(value))
          store.values.push(value)
        }
      }
    }
    this.size += batch.size
    this.#memory.add(bytes)
  }

  /** The kept records at `rows`, 0 to `count` exclusive. */
  gather(rows: Int32Array, count: number): Column[] {
    const columns: Column[] = []
    for (const slot of this.#slots) {
      const store = this.#stores[slot]
      if (store === undefined) continue
      if (store.kind === 'value') {
        const values: Value[] = new Array<Value>(count)
        for (let at = 0; at < count; at++) values[at] = store.values.at(rows[at])
        columns[slot] = { kind: 'value', values }
      } else if (store.kind === 'number') {
        columns[slot] = { kind: 'number', type: store.type, ...store.numbers.gather(rows, count) }
      } else {
        const ids = new Int32Array(count)
        for (let at = 0; at < count; at++) ids[at] = store.ids.at(rows[at])
        columns[slot] = { kind: store.kind, ids }
      }
    }
    return columns
  }

  /** The kept records from `from` on, at most `count`, as a batch. */
  slice(from: number, count: number): Batch {
    const size = Math.min(count, this.size - from)
    const rows = new Int32Array(size)
    for (let at = 0; at < size; at++) rows[at] = from + at
    return { size, columns: this.gather(rows, size) }
  }

  #storeFor(slot: number, column: Column): Store {
    const store = this.#stores[slot]
    if (store !== undefined && (store.kind === 'value' || isAlike(store, column))) return store
    if (store === undefined && this.size === 0) return (this.#stores[slot] = storeLike(column))
    // Two batches may differ in how they hold a column: fall back to values.
    const values = new ChunkedList<Value>()
    let bytes = 0
    for (let from = 0; from < this.size; from += BATCH_SIZE) {
      const { size, columns } = this.slice(from, BATCH_SIZE)
      const held = columns[slot]
      for (let row = 0; row < size; row++) {
        const value = store === undefined ? null : valueIn(held, row)
        bytes += SLOT_BYTES + sizeOf(value)
        values.push(value)
      }
    }
    this.#memory.add(bytes)
    return (this.#stores[slot] = { kind: 'value', values })
  }
}

function storeLike(column: Column): Store {
  switch (column.kind) {
    case 'value':
      return { kind: 'value', values: new ChunkedList() }
    case 'number':
      return { kind: 'number', type: column.type, numbers: new ChunkedNumbers() }
    default:
      return { kind: column.kind, ids: new ChunkedIds() }
  }
}

function isAlike(store: Store, column: Column): boolean {
  return store.kind === 'number'
    ? column.kind === 'number' && column.type === store.type
    : store.kind === column.kind
}
