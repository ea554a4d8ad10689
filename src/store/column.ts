import { float, Float, type Value } from '../model/values.ts'

/**
 * One property of all nodes (or relationships), over the ids from `from` on: typed where all values are INTEGER in the
 * safe range, FLOAT or BOOLEAN, a list of values otherwise. Immutable.
 */
export type Column =
  | {
      readonly kind: 'integer' | 'float' | 'boolean'
      readonly from: number
      readonly present: Uint8Array
      readonly numbers: Float64Array
    }
  | { readonly kind: 'value'; readonly from: number; readonly values: readonly (Value | undefined)[] }

/** null where the id has no value. */
export function valueAt(column: Column, id: number): Value {
  const index = id - column.from
  if (column.kind === 'value') return column.values[index] ?? null
  if (index < 0 || column.present[index] !== 1) return null
  const number = column.numbers[index]
  return column.kind === 'integer' ? number : column.kind === 'float' ? float(number) : number === 1
}

/** Builds a column from ids (in any order, each once) and their values. Cost: linear in the range of ids. */
export function buildColumn(ids: readonly number[], values: readonly Value[]): Column {
  let from = Infinity
  let to = 0
  for (const id of ids) {
    if (id < from) from = id
    if (id >= to) to = id + 1
  }
  if (from === Infinity) from = 0
  const kind = kindOf(values)
  if (kind === 'value') {
    const column: (Value | undefined)[] = new Array<Value | undefined>(to - from)
    ids.forEach((id, index) => (column[id - from] = values[index]))
    return { kind, from, values: column }
  }
  const present = new Uint8Array(to - from)
  const numbers = new Float64Array(to - from)
  ids.forEach((id, index) => {
    present[id - from] = 1
    numbers[id - from] = toNumber(values[index])
  })
  return { kind, from, present, numbers }
}

function kindOf(values: readonly Value[]): Column['kind'] {
  let kind: Column['kind'] | undefined
  for (const value of values) {
    const own = columnKindOf(value)
    if (own === 'value' || (kind !== undefined && own !== kind)) return 'value'
    kind = own
  }
  return kind ?? 'value'
}

function columnKindOf(value: Value): Column['kind'] {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  if (value instanceof Float) return 'float'
  return typeof value === 'boolean' ? 'boolean' : 'value'
}

function toNumber(value: Value): number {
  return value instanceof Float ? value.value : Number(value)
}
