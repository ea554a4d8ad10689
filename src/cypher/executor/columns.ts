import { CypherError } from '../../errors.ts'
import { Node, Relationship, type Value } from '../../model/values.ts'
import type { Type } from '../types/type.ts'
import type { Variable } from '../bound/index.ts'
import { type Batch, type Column, newNumbers, type NumberColumn, valueIn } from '../runtime/batch.ts'

/** The entries of a column at `rows`, 0 to `count` exclusive; a row of -1 gives null. */
export function gather(column: Column, rows: Int32Array, count: number): Column {
  if (column.kind === 'value') {
    const source = column.values
    const values: Value[] = new Array<Value>(count)
    for (let at = 0; at < count; at++) values[at] = rows[at] < 0 ? null : source[rows[at]]
    return { kind: 'value', values }
  }
  if (column.kind === 'number') return gatherNumbers(column, rows, count)
  const source = column.ids
  const ids = new Int32Array(count)
  for (let at = 0; at < count; at++) ids[at] = rows[at] < 0 ? -1 : source[rows[at]]
  return { kind: column.kind, ids }
}

function gatherNumbers({ type, numbers, present }: NumberColumn, rows: Int32Array, count: number): Column {
  const out = newNumbers(count)
  for (let at = 0; at < count; at++) {
    const row = rows[at]
    if (row < 0 || present[row] === 0) continue
    out.numbers[at] = numbers[row]
    out.present[at] = 1
  }
  return { kind: 'number', type, ...out }
}

/** The columns of `slots` at `rows`; slots without a column stay empty. */
export function gatherColumns(
  batch: Batch,
  slots: readonly number[],
  rows: Int32Array,
  count: number,
): Column[] {
  const columns: Column[] = []
  for (const slot of slots) {
    const column = batch.columns[slot]
    if (column !== undefined) columns[slot] = gather(column, rows, count)
  }
  return columns
}

/** The records of a batch from `from` to `to`, exclusive. */
export function section(batch: Batch, from: number, to: number): { size: number; columns: Column[] } {
  const columns: Column[] = []
  batch.columns.forEach((column, slot) => {
    columns[slot] = sectionOf(column, from, to)
  })
  return { size: to - from, columns }
}

function sectionOf(column: Column, from: number, to: number): Column {
  if (column.kind === 'value') return { kind: 'value', values: column.values.slice(from, to) }
  if (column.kind !== 'number') return { kind: column.kind, ids: column.ids.subarray(from, to) }
  const { kind, type, numbers, present } = column
  return { kind, type, numbers: numbers.subarray(from, to), present: present.subarray(from, to) }
}

/** The value at a row of a column. */
export function valueAt(column: Column | undefined, row: number): Value {
  return column === undefined ? null : valueIn(column, row)
}

/** A column of values of a static type: ids where the type is a node or a relationship and the values are such. */
export function columnOf(values: Value[], type: Type): Column {
  if (type.kind !== 'node' && type.kind !== 'relationship') return { kind: 'value', values }
  const ids = new Int32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    const id = value === null ? -1 : idOf(value, type.kind)
    if (id === undefined) return { kind: 'value', values }
    ids[at] = id
  }
  return { kind: type.kind, ids }
}

/**
 * The ids of the nodes or relationships in a column; -1 for null.
 * @throws CypherError `InvalidArgumentType` where a value is something else
 */
export function idsOf(
  batch: Batch,
  slot: number,
  kind: 'node' | 'relationship',
  variable: Variable,
): Int32Array {
  const column = batch.columns[slot]
  if (column === undefined) return new Int32Array(batch.size).fill(-1)
  if (column.kind === kind) return column.ids
  const ids = new Int32Array(batch.size)
  for (let row = 0; row < batch.size; row++) ids[row] = idAt(column, row, kind, variable)
  return ids
}

/** The id of the node or relationship at a row of a column, as `idsOf` gives it. */
export function idAt(
  column: Column | undefined,
  row: number,
  kind: 'node' | 'relationship',
  variable: Variable,
): number {
  if (column?.kind === kind) return column.ids[row]
  const value = valueAt(column, row)
  const id = value === null ? -1 : idOf(value, kind)
  if (id !== undefined) return id
  throw new CypherError({
    phase: 'runtime',
    kind: 'TypeError',
    code: 'InvalidArgumentType',
    message: `\`${variable.name}\` is used as a ${kind} in a pattern, but its value is not a ${kind}.`,
  })
}

/** The id of a node (or relationship) value; undefined for any other value. */
export function idOf(value: Value, kind: 'node' | 'relationship'): number | undefined {
  if (kind === 'node') return value instanceof Node ? value.id : undefined
  return value instanceof Relationship ? value.id : undefined
}

/** A column of nulls that fits a variable's static type. */
export function nullColumn(type: Type, size: number): Column {
  if (type.kind === 'node' || type.kind === 'relationship')
    return { kind: type.kind, ids: new Int32Array(size).fill(-1) }
  return { kind: 'value', values: new Array<Value>(size).fill(null) }
}
