import type { CollectedResult } from '../../../backend/index.ts'
import { isNumber } from '../../../model/numbers.ts'
import type { Value } from '../../../model/values.ts'

/** How a column stands in a table. */
export interface ColumnLook {
  /** It holds numbers and nothing else but null. */
  readonly isNumeric: boolean
  /** What its texts need, in digits, within limits. */
  readonly width: number
}

/** By so many records, evenly over all, the widths are estimated. */
const SAMPLE = 200
const [LEAST, MOST] = [6, 44]

/** Looks of all columns. Cost: linear in the values of columns of numbers, up to the first that is none; a sample for the widths. */
export function columnLooks(
  { keys, records }: CollectedResult,
  textOf: (column: string, value: Value) => string,
): readonly ColumnLook[] {
  const step = Math.max(1, Math.floor(records.length / SAMPLE))
  const sample = records.filter((_, at) => at % step === 0)
  return keys.map((key, column) => {
    const longest = sample.reduce(
      (length, record) => Math.max(length, textOf(key, record[column]).length),
      key.length + 2,
    )
    return { isNumeric: isNumeric(records, column), width: Math.min(Math.max(longest + 2, LEAST), MOST) }
  })
}

function isNumeric(records: CollectedResult['records'], column: number): boolean {
  let some = false
  for (const record of records) {
    const value = record[column]
    if (value === null) continue
    if (!isNumber(value)) return false
    some = true
  }
  return some
}
