import type { ChartColumn } from '../columns.ts'

/** Whether an axis that begins where its numbers do can tell them apart. */
export function suitsAxis({ kind, undrawable }: ChartColumn): boolean {
  return kind === 'number' && undrawable === ''
}
