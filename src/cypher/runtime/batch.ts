import type { NumberKind, Numbers } from '../../model/graph-store.ts'
import { float, Node, Relationship, type Value } from '../../model/values.ts'

/** How many records a batch holds at the most. */
export const BATCH_SIZE = 1024

/** All records of a batch. Not written to. */
export const EVERY_ROW: Int32Array = Int32Array.from({ length: BATCH_SIZE }, (_, row) => row)

/** A batch that holds more bytes of large values than this goes on with the records that it has. */
export const LARGE_BATCH = 256 * 1024

/** A column of node or relationship ids; -1 is null. */
interface IdColumn {
  readonly kind: 'node' | 'relationship'
  readonly ids: Int32Array
}

interface ValueColumn {
  readonly kind: 'value'
  readonly values: Value[]
}

/** Numbers of one type without boxes, and nulls. An INTEGER is in the safe range. */
export interface NumberColumn extends Numbers {
  readonly kind: 'number'
  readonly type: NumberKind
}

/** Room for so many numbers, all null. */
export function newNumbers(count: number): Numbers {
  return { numbers: new Float64Array(count), present: new Uint8Array(count) }
}

export type Column = IdColumn | ValueColumn | NumberColumn

/** Up to `BATCH_SIZE` records by columns: `columns[slot]`, entries 0 to `size` exclusive. The consumer does not write. */
export interface Batch {
  readonly size: number
  readonly columns: readonly Column[]
}

/** `pending`: the budget ran out, call again. */
export type Pull =
  { readonly kind: 'batch'; readonly batch: Batch } | { readonly kind: 'pending' } | { readonly kind: 'done' }

export const PENDING: Pull = { kind: 'pending' }
export const DONE: Pull = { kind: 'done' }

/** Work left in this slice: operators count records and relationships walked and stop at 0. */
export interface Budget {
  work: number
}

/** A physical operator. `next` after done is done. */
export interface Operator {
  next(budget: Budget): Pull
  /** Back to the start, for the next argument; state of an unfinished run is dropped. */
  reset(): void
}

/** The value of a record. */
export function valueIn(column: Column, row: number): Value {
  switch (column.kind) {
    case 'value':
      return column.values[row]
    case 'number':
      if (column.present[row] === 0) return null
      return column.type === 'integer' ? column.numbers[row] : float(column.numbers[row])
    default:
      return entityOf(column.kind, column.ids[row])
  }
}

export function holdsIds(column: Column): column is IdColumn {
  return column.kind === 'node' || column.kind === 'relationship'
}

/** The node or relationship of an id; null for -1. */
export function entityOf(kind: 'node' | 'relationship', id: number): Value {
  if (id < 0) return null
  return kind === 'node' ? new Node(id) : new Relationship(id)
}
