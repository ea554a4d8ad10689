import type { CollectedResult } from '../../backend/index.ts'
import { order as compareValues } from '../../model/order.ts'

/** By which column records are sorted, from 0, and whether the greatest comes first. */
export interface SortOrder {
  readonly column: number
  readonly descending: boolean
}

/**
 * Records in the order that ORDER BY gives, nulls last going up; those that are equal stay as they were returned. Without
 * an order as they were returned.
 */
export function sortRecords(
  records: CollectedResult['records'],
  order: SortOrder | undefined,
): CollectedResult['records'] {
  if (order === undefined) return records
  const { column, descending } = order
  const turn = descending ? -1 : 1
  return records.toSorted((a, b) => turn * compareValues(a[column] ?? null, b[column] ?? null))
}
