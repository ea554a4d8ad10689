import { beginningOf } from '../beginning.ts'
import type { GraphFile } from '../graph-file.ts'
import type { Step } from '../sink.ts'
import { xlsx } from '../xlsx/index.ts'
import type { Tables } from './table.ts'

export { cellText, type Table, type Tables } from './table.ts'

/**
 * The tables of a file: its sheets where it is a workbook of Excel, else the one of its delimited text.
 *
 * @throws (rejects with) DataError with file and line where the file is broken as far as its headings
 */
export async function readTables(file: GraphFile, step: Step): Promise<Tables> {
  if (xlsx.isFormatOf(beginningOf(file))) {
    const { xlsxTables } = await import('../xlsx/table.ts')
    return xlsxTables(file, step)
  }
  const { csvTables } = await import('../csv/table.ts')
  return csvTables(file, step)
}
