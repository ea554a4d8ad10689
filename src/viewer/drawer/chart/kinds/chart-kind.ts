import type { ChartKind } from '../../../state/drawer.ts'
import type { ChartColumn } from '../columns.ts'

/** A kind of chart. */
export interface ChartKindEntry {
  readonly id: ChartKind
  /** What it is called. */
  readonly words: string
  /** As in "Bar chart of ...". */
  readonly sentence: string
  /** Whether a column can stand along x. */
  readonly suitsX: (column: ChartColumn) => boolean
  /** Whether a column can be what is measured. */
  readonly suitsY: (column: ChartColumn) => boolean
  /** Whether the values of records that share x and colour are added up, so that each is one mark. */
  readonly sums: boolean
  /** Whether records can be counted instead of a column's values. */
  readonly counts: boolean
  /** More marks than so many are not drawn. */
  readonly most: number
}
