import type { ChartKindEntry } from './chart-kind.ts'

/** A point for each record, by two numbers, or a date and a number. */
export const scatter: ChartKindEntry = {
  id: 'scatter',
  words: 'Points',
  sentence: 'Scatter chart',
  suitsX: ({ kind }) => kind === 'time' || kind === 'number',
  sums: false,
  counts: false,
  most: 5_000,
}
