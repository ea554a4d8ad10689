import { csvFile, csvTables } from './csv-tables.ts'
import type { ExportFormat } from './format.ts'

/**
 * The tables of `csv` as Excel opens them: a byte order mark, without which it takes UTF-8 for the code page of the
 * machine, and lines that end in CRLF. `silkgraph load` reads them back.
 */
export const csvForExcel: ExportFormat = {
  id: 'csv-excel',
  extension: 'csv',
  program: 'excel',
  description: 'CSV for Excel: the same three files, with a byte order mark',
  write: (subgraph, options) =>
    csvTables(subgraph, options)
      .map((table) => csvFile(table, { raw: options.raw, lineEnd: '\r\n' }))
      .map(({ suffix, text }) => ({ suffix, text: `\uFEFF${text}` })),
}
