import { greatestOf } from '../../model/extremes.ts'
import type { Measure } from './measure.ts'
import type { Point } from './spring.ts'

/** Marks with their names to the right, in rows from an upper left corner. */
export interface Grid {
  /** Of each mark, from the first one; in the order of the names. */
  readonly places: readonly Point[]
  /** Of all rows. */
  readonly height: number
}

/**
 * As many names in a row as there is room for, each as far from the next as the longest asks for; one where there is none.
 *
 * @param width of all columns
 * @param row from one row to the next
 * @param apart what a column has besides its longest name: the mark, and what is free
 */
export function gridOf(
  names: readonly string[],
  { width, row, apart }: { readonly width: number; readonly row: number; readonly apart: number },
  measure: Measure,
): Grid {
  const column =
    apart +
    greatestOf(
      names.map((name) => measure(name, 'caption')),
      0,
    )
  const across = Math.max(1, Math.floor(width / column))
  return {
    places: names.map((_, index) => ({ x: (index % across) * column, y: Math.floor(index / across) * row })),
    height: Math.ceil(names.length / across) * row,
  }
}
