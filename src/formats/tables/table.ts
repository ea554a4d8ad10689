import { numberText } from '../../model/number-text.ts'
import { isNumber, type NumberValue } from '../../model/numbers.ts'
import type { TemporalValue } from '../../model/temporal/index.ts'
import type { LossKind } from '../losses.ts'
import type { Step } from '../sink.ts'

/** What a cell holds: text, '' where it is empty, or the value that its file says it is (CSV knows text alone). */
export type Cell = string | boolean | NumberValue | TemporalValue

export interface Row {
  /** As many as the table has headings. */
  readonly cells: readonly Cell[]
  /** The line on which it begins, or the row of the sheet, from 1. */
  readonly line: number
}

/** Told what a table has and rows do not. */
export type Lost = (kind: LossKind, line?: number) => void

/** A table of a file: its first row names the columns. */
export interface Table {
  /** Of its sheet; '' where the file is one table. */
  readonly name: string
  /** As errors and `importedFrom` name it: the file's name, and that of the sheet. */
  readonly file: string
  readonly headings: readonly string[]
  /** The line or row of the headings. */
  readonly line: number
  /** Whether a comma in a text may be the decimal sign of a number: it does not separate cells. */
  readonly hasDecimalCommas: boolean
  /**
   * The rows below the headings, some at a time. It can be called again and begins at the start again.
   *
   * @throws (rejects with) DataError with file and line where the file is broken from there on, or what `step` throws
   */
  rows(step: Step, lost: Lost): AsyncGenerator<readonly Row[], void, undefined>
}

/** The tables of a file, those without any row left out. */
export interface Tables {
  /** What `line` counts. */
  readonly place: 'line' | 'row'
  readonly tables: readonly Table[]
  /** What the file has besides tables. */
  readonly losses: readonly LossKind[]
}

/** The text of a cell, as a file of text would hold it: `1.0` for a FLOAT, ISO 8601 for a time. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return isNumber(cell) ? numberText(cell) : String(cell)
}
