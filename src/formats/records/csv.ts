import { csvLines, valueCell, type CsvStyle } from '../csv/cells.ts'
import { cellText } from './cell-text.ts'
import type { RecordFormat, Records } from './record-format.ts'

/**
 * Records as CSV (RFC 4180) with a heading, without the last line end. Unless the style is raw, text that a spreadsheet would take
 * for a formula begins with an apostrophe; numbers do not.
 */
export function csvText({ keys, records }: Records, style: CsvStyle): string {
  const lines = records.map((record) => record.map((value) => valueCell(value, cellText(value))))
  return csvLines([keys, ...lines], { ...style, lineEnd: '\n' }).slice(0, -1)
}

export const csvRecords: RecordFormat = {
  id: 'csv',
  title: 'CSV',
  extension: 'csv',
  write: async (records) => ({ content: `${csvText(records, { raw: false })}\n`, losses: [] }),
}
