import type { Value } from '../../../model/values.ts'
import { Relationship } from '../../../model/values.ts'
import type { Batch } from '../../runtime/batch.ts'

/** Whether a relationship is none of those already bound in a record of the same MATCH. */
export type Differs = (relationship: number, row: number) => boolean

const always: Differs = () => true

/** The check of relationship uniqueness against the columns of `slots`; lists of relationships count item by item. */
export function differsFrom(batch: Batch, slots: readonly number[]): Differs {
  if (slots.length === 0) return always
  const single: Int32Array[] = []
  const lists: Value[][] = []
  for (const slot of slots) {
    const column = batch.columns[slot]
    if (column === undefined) continue
    if (column.kind === 'value') lists.push(column.values)
    else if (column.kind !== 'number') single.push(column.ids)
  }
  return (relationship, row) => {
    for (const ids of single) if (ids[row] === relationship) return false
    for (const values of lists) {
      const value = values[row]
      if (Array.isArray(value) ? value.some((item) => holds(item, relationship)) : holds(value, relationship))
        return false
    }
    return true
  }
}

function holds(value: Value, relationship: number): boolean {
  return value instanceof Relationship && value.id === relationship
}
