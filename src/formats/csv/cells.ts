import { guarded } from '../../model/formula-guard.ts'
import { isNumber } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'

/** A cell of CSV: text, or the text of a number, which no spreadsheet takes for a formula. */
export type CsvCell = string | { readonly number: string }

/** How lines of CSV are written. */
export interface CsvStyle {
  /** Leave text alone that a spreadsheet would take for a formula. */
  readonly raw: boolean
  readonly lineEnd?: '\n' | '\r\n'
  readonly delimiter?: ',' | '\t'
}

/** The cell of a value that is written as `text`. */
export function valueCell(value: Value, text: string): CsvCell {
  return isNumber(value) ? { number: text } : text
}

/** Lines of CSV (RFC 4180), each ended by LF and with commas unless the style says otherwise. Text is `guarded` unless it is raw. */
export function csvLines(
  lines: readonly (readonly CsvCell[])[],
  { raw, lineEnd = '\n', delimiter = ',' }: CsvStyle,
): string {
  return lines
    .map((cells) => `${cells.map((cell) => csvCell(cell, raw, delimiter)).join(delimiter)}${lineEnd}`)
    .join('')
}

function csvCell(cell: CsvCell, raw: boolean, delimiter: string): string {
  const text = typeof cell === 'object' ? cell.number : raw ? cell : guarded(cell)
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}
