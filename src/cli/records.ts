import { greatestOf } from '../model/extremes.ts'
import { cellText } from '../formats/records/cell-text.ts'
import type { Records } from '../formats/records/record-format.ts'
import { countText } from '../model/count-text.ts'
import { recordsToJson } from '../model/json.ts'
import { isNumber } from '../model/numbers.ts'
import { visible } from '../model/written-out.ts'
import { fitted, widthOf, wrapped } from './terminal-text.ts'

const MIN_WIDTH = 8
const GAP = '  '

/**
 * A table for people, headings first. Where `width` is given and a line does not fit, first the columns that hold nothing are
 * cut, then the widest ones; the first column of texts, which says what a record is about, goes on in further lines where cut texts
 * in it would read alike. Cost: linear in the cells.
 *
 * @param what a record is called
 * @param long whether texts that do not fit are cut, or go on in further lines of their column; numbers are whole then
 */
export function tableText(
  { keys, records }: Records,
  width: number | undefined,
  what = 'record',
  long: 'cut' | 'wrap' = 'cut',
): string {
  if (records.length === 0) return 'No records.'
  const lines = [keys, ...records.map((record) => record.map(cellText))].map((cells) =>
    cells.map((cell) => visible(inOneLine(cell))),
  )
  const widths = keys.map((_, column) =>
    lines.reduce((widest, cells) => Math.max(widest, widthOf(cells[column])), 1),
  )
  const numeric = keys.map((_, column) =>
    records.every((record) => record[column] === null || isNumber(record[column])),
  )
  if (width !== undefined) {
    const room = width - GAP.length * (keys.length - 1)
    const isEmpty = keys.map((_, column) => lines.every((cells, line) => line === 0 || cells[column] === ''))
    shrink(widths, room, (column) => (long === 'cut' && isEmpty[column] ? 1 : Infinity))
    shrink(widths, room, (column) => (long === 'wrap' && numeric[column] ? Infinity : MIN_WIDTH))
  }
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => fitted(cell, widths[column], numeric[column]))
      .join(GAP)
      .trimEnd()
  const naming = numeric.indexOf(false)
  const cutsAlike = long === 'cut' && naming >= 0 && readAlike(lines, naming, widths[naming])
  const wraps = keys.map((_, column) => long === 'wrap' || (cutsAlike && column === naming))
  const texts = lines.map((cells) => wrappedCells(cells, widths, wraps).map(lineOf).join('\n'))
  const rule = widths.map((size) => '-'.repeat(size)).join(GAP)
  return [texts[0], rule, ...texts.slice(1), '', countText(records.length, what)].join('\n')
}

/** Without its line breaks; spaces stay, which may set a text in. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, (blank) => (/[^ ]/.test(blank) ? ' ' : blank))
}

/** Whether two cells of a column that differ are the same when they are cut. */
function readAlike(lines: readonly (readonly string[])[], column: number, width: number): boolean {
  const wholes = new Map<string, string>()
  return lines.some((cells) => {
    const cut = fitted(cells[column], width)
    const whole = wholes.get(cut)
    wholes.set(cut, cells[column])
    return whole !== undefined && whole !== cells[column]
  })
}

/** A line of a table as the lines that its cells need in columns of these widths. */
function wrappedCells(
  cells: readonly string[],
  widths: readonly number[],
  wraps: readonly boolean[],
): readonly (readonly string[])[] {
  const parts = cells.map((cell, column) => (wraps[column] ? wrapped(cell, widths[column]) : [cell]))
  const height = greatestOf(parts.map(({ length }) => length))
  return Array.from({ length: height }, (_, at) => parts.map((part) => part.at(at) ?? ''))
}

/** Records as a JSON list of objects by key. */
export function jsonText({ keys, records }: Records): string {
  return recordsToJson(keys, records)
}

/** Takes from the widest column that may still be cut, one at a time, until the room suffices. */
function shrink(widths: number[], room: number, leastOf: (column: number) => number): void {
  let sum = widths.reduce((total, size) => total + size, 0)
  while (sum > room) {
    const cut = widths.map((size, column) => (size > leastOf(column) ? size : 0))
    const widest = cut.indexOf(greatestOf(cut))
    if (cut[widest] === 0) return
    widths[widest]--
    sum--
  }
}
