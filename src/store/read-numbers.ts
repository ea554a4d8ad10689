import type { NumberKind, Numbers } from '../model/graph-store.ts'
import { Float, type Value } from '../model/values.ts'
import type { Column } from './column.ts'

/**
 * What `GraphReader.nodeNumbers` says, of one property: its column in the base, and the values that have changed since.
 * Cost: linear in `count`.
 */
export function readNumbers(
  column: Column | undefined,
  changed: ReadonlyMap<number, Value> | undefined,
  ids: Int32Array,
  count: number,
  out: Numbers,
): NumberKind | undefined {
  if (column?.kind === 'value' || column?.kind === 'boolean') return undefined
  if (column === undefined) out.present.fill(0, 0, count)
  else {
    const { from, numbers, present } = column
    for (let at = 0; at < count; at++) {
      const index = ids[at] - from
      const isThere = index >= 0 && index < present.length && present[index] === 1
      out.present[at] = isThere ? 1 : 0
      out.numbers[at] = isThere ? numbers[index] : 0
    }
  }
  const kind = column?.kind
  return changed === undefined || changed.size === 0
    ? (kind ?? 'integer')
    : overwritten(kind, changed, ids, count, out)
}

/** Puts the changed values over those of the base. */
function overwritten(
  kind: NumberKind | undefined,
  changed: ReadonlyMap<number, Value>,
  ids: Int32Array,
  count: number,
  out: Numbers,
): NumberKind | undefined {
  let known = kind
  for (let at = 0; at < count; at++) {
    const value = changed.get(ids[at])
    if (value === undefined) continue
    out.present[at] = value === null ? 0 : 1
    if (value === null) continue
    const own = kindOf(value)
    known ??= own
    if (own === undefined || own !== known) return undefined
    out.numbers[at] = value instanceof Float ? value.value : Number(value)
  }
  return known ?? 'integer'
}

/** undefined for what is not a number, and for an INTEGER beyond the safe range. */
function kindOf(value: Value): NumberKind | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return value instanceof Float ? 'float' : undefined
}
