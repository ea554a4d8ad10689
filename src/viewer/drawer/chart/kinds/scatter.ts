import type { ChartKindEntry } from './chart-kind.ts'
import { suitsAxis } from './suits-axis.ts'

/** A point for each record, by two numbers, or a date and a number. */
export const scatter: ChartKindEntry = {
  id: 'scatter',
  words: 'Points',
  sentence: 'Scatter chart',
  suitsX: (column) => column.kind === 'time' || suitsAxis(column),
  suitsY: suitsAxis,
  sums: false,
  counts: false,
  most: 5_000,
}
