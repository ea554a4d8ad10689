import type { ChartKindEntry } from './chart-kind.ts'
import { suitsAxis } from './suits-axis.ts'

/** A line over dates or numbers, one for each colour. Each record is a point of it. */
export const line: ChartKindEntry = {
  id: 'line',
  words: 'Line',
  sentence: 'Line chart',
  suitsX: (column) => column.kind === 'time' || suitsAxis(column),
  suitsY: suitsAxis,
  sums: false,
  counts: true,
  most: 5_000,
}
