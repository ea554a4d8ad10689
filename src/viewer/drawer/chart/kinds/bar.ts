import type { ChartKindEntry } from './chart-kind.ts'

/** A bar for each text, whose length is a number; those of several records are added up. */
export const bar: ChartKindEntry = {
  id: 'bar',
  words: 'Bars',
  sentence: 'Bar chart',
  suitsX: ({ kind }) => kind !== 'none',
  // From zero on, so that what is near each other may be alike.
  suitsY: ({ kind }) => kind === 'number',
  sums: true,
  counts: true,
  most: 100,
}
