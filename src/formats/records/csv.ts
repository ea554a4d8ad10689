import { type CsvCell, csvLines, type CsvStyle, valueCell } from '../csv/cells.ts'
import { cellText } from './cell-text.ts'
import type { RecordFormat, Records } from './record-format.ts'

/**
 * Records as CSV (RFC 4180) with a heading, without the last line end. Unless the style is raw, text that a spreadsheet would take
 * for a formula begins with an apostrophe; numbers do not.
 */
export function csvText({ keys, records }: Records, style: CsvStyle): string {
  return csvLines([keys, ...cellsOf(records)], { ...style, lineEnd: '\n' }).slice(0, -1)
}

/** So many records are written between two pauses. */
const PIECE = 2_000

function cellsOf(records: Records['records']): readonly (readonly CsvCell[])[] {
  return records.map((record) => record.map((value) => valueCell(value, cellText(value))))
}

export const csvRecords: RecordFormat = {
  id: 'csv',
  title: 'CSV',
  extension: 'csv',
  async write({ keys, records }, pause) {
    let content = `${csvText({ keys, records: [] }, { raw: false })}\n`
    for (let at = 0; at < records.length; at += PIECE) {
      content += csvLines(cellsOf(records.slice(at, at + PIECE)), { raw: false })
      await pause()
    }
    return { content, losses: [] }
  },
}
