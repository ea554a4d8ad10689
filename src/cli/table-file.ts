import { createHash } from 'node:crypto'
import type { TableRow, TableRows } from '../dataset/table-rows.ts'
import { DataError } from '../errors.ts'
import { MOST_FILE_BYTES } from '../formats/graph-file.ts'
import { type Loss, Losses } from '../formats/losses.ts'
import { cellText, readTables, type Table } from '../formats/tables/index.ts'
import { ByteAllowance, readRegularFile } from '../host/regular-file.ts'
import { signalsLetIn } from '../host/signals-let-in.ts'

/** A table, and what tells its file from others. */
export interface TableFile extends TableRows {
  /** Of the file's bytes. */
  readonly sha256: string
  readonly bytes: number
  /** What the file has and rows do not. */
  readonly losses: readonly Loss[]
}

/**
 * A table of a file. The rows of a file of text are counted, those of a sheet are numbered by it.
 *
 * @param sheet which, where the file has several
 * @throws (rejects with) DataError `NoTable` where there is no such table; as `readTables`
 */
export async function readTableFile(file: string, sheet?: string): Promise<TableFile> {
  const bytes = readRegularFile(file, new ByteAllowance(MOST_FILE_BYTES))
  const { place, tables } = await readTables({ name: file, bytes }, signalsLetIn)
  const table = chosen(file, tables, sheet)
  const losses = new Losses()
  const rows: TableRow[] = []
  for await (const some of table.rows(signalsLetIn, (kind, line) => losses.add(kind, line)))
    for (const { cells, line } of some)
      rows.push({ cells: cells.map(cellText), line, row: place === 'row' ? line : rows.length + 2 })
  return {
    file: table.file,
    headings: table.headings,
    rows,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    losses: losses.all,
  }
}

function chosen(file: string, tables: readonly Table[], sheet: string | undefined): Table {
  const found = sheet === undefined ? tables : tables.filter(({ name }) => name === sheet)
  if (found.length === 1) return found[0]
  const names = tables.map(({ name }) => name).join(', ')
  throw new DataError({
    code: 'NoTable',
    message:
      found.length > 1
        ? `The file has ${tables.length} sheets.`
        : sheet === undefined || tables.length === 0
          ? 'The file has no table.'
          : `The file has no sheet ${sheet}.`,
    hint:
      tables.length === 0 ? 'Give a file of rows.' : `Say which under table.sheet in the mapping: ${names}.`,
    place: { file },
  })
}
