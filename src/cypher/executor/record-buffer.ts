import type { Value } from '../../model/values.ts'
import { sizeOf, SLOT_BYTES } from '../runtime/value-size.ts'
import type { Batch, Column } from '../runtime/batch.ts'
import { ChunkedIds, ChunkedList } from './chunked-list.ts'
import { entityOf } from '../runtime/batch.ts'
import { valueAt } from './columns.ts'
import type { ExecutionContext } from './context.ts'
import type { Holding } from '../runtime/memory.ts'

type Store =
  | { readonly kind: 'node' | 'relationship'; readonly ids: ChunkedIds }
  | { readonly kind: 'value'; readonly values: ChunkedList<Value> }

/** Records kept by columns, for operators that need all of their input; counts its memory. */
export class RecordBuffer {
  size = 0
  readonly #slots: readonly number[]
  readonly #memory: Holding
  #stores: (Store | undefined)[] = []

  constructor(slots: readonly number[], context: ExecutionContext) {
    this.#slots = slots
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
      if (store.kind === 'value') {
        for (let row = 0; row < batch.size; row++) {
          const value = valueAt(column, row)
          bytes += SLOT_BYTES + sizeOf(value)
          store.values.push(value)
        }
      } else if (column.kind !== 'value') {
        store.ids.append(column.ids.subarray(0, batch.size))
        bytes += batch.size * 4
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
    if (store !== undefined && (store.kind === 'value' || store.kind === column.kind)) return store
    if (store === undefined && this.size === 0 && column.kind !== 'value')
      return (this.#stores[slot] = { kind: column.kind, ids: new ChunkedIds() })
    // Two branches of a union may differ in how they hold a column: fall back to values.
    const values = new ChunkedList<Value>()
    for (let row = 0; row < this.size; row++)
      values.push(store === undefined ? null : entityOf(store.kind, store.ids.at(row)))
    return (this.#stores[slot] = { kind: 'value', values })
  }
}
