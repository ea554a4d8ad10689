import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { TableRow, TableRows } from '../dataset/table-rows.ts'
import { readCsv } from '../host/csv.ts'
import { openRegularFile } from '../host/regular-file.ts'

/** A table, and what tells its file from others. */
export interface TableFile extends TableRows {
  /** Of the file's bytes. */
  readonly sha256: string
  readonly bytes: number
}

/** The table of a CSV file. @throws (rejects with) DataError, as `readCsv` */
export async function readTableFile(file: string): Promise<TableFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file, { fd: openRegularFile(file) }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  let headings: readonly string[] | undefined
  const rows: TableRow[] = []
  let line = 1
  for await (const cells of readCsv(file)) {
    if (headings === undefined) headings = cells
    else rows.push({ cells, line, row: rows.length + 2 })
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
  }
  return { file, sha256: hash.digest('hex'), bytes, headings: headings ?? [], rows }
}
