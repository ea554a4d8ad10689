import type { ChartKindEntry } from './chart-kind.ts'

/** A bar for each text, whose length is a number; those of several records are added up. */
export const bar: ChartKindEntry = {
  id: 'bar',
  words: 'Bars',
  sentence: 'Bar chart',
  suitsX: ({ kind }) => kind !== 'none',
  sums: true,
  counts: true,
  most: 100,
}
