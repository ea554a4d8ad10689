import type { GraphFile } from '../../formats/graph-file.ts'
import { formatOf } from '../../formats/recognise.ts'
import type { Step } from '../../formats/sink.ts'
import { shapeOf } from '../../formats/tables/dialects/index.ts'
import { cellText, readTables, type Table } from '../../formats/tables/index.ts'
import { baseName } from '../graph/mapping-files.ts'

/** A row of a sample, its cells as text. */
export interface SampleRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** A table by its first rows: plain data. */
export interface TableSample {
  /** The name of its file, without folders. */
  readonly file: string
  /** '' where the file is one table. */
  readonly sheet: string
  /** What rows are counted by in the file. */
  readonly unit: 'line' | 'row'
  readonly headings: readonly string[]
  readonly rows: readonly SampleRow[]
  /** Whether these are all of its rows. */
  readonly isWhole: boolean
  /** Whether its headings say what it is, or another sheet of its file does. */
  readonly isKnown: boolean
}

/** So many rows of a table are looked at. */
export const MOST_SAMPLED = 2_000

/**
 * The tables among files, each by its first rows; files of another kind are passed over.
 *
 * @throws (rejects with) DataError as `readTables` and the reading of rows
 */
export async function sampleTables(files: readonly GraphFile[], step: Step): Promise<readonly TableSample[]> {
  const samples: TableSample[] = []
  for (const file of files) {
    const { reading } = formatOf(file)
    if (reading.kind !== 'elements' || !reading.tables) continue
    const { place, tables } = await readTables(file, step)
    const isKnown = tables.some(({ headings }) => shapeOf(headings, place === 'line') !== undefined)
    for (const table of tables)
      samples.push({
        file: baseName(file.name),
        sheet: table.name,
        unit: place,
        headings: table.headings,
        isKnown,
        ...(await firstRows(table, step)),
      })
  }
  return samples
}

async function firstRows(table: Table, step: Step): Promise<Pick<TableSample, 'rows' | 'isWhole'>> {
  const rows: SampleRow[] = []
  for await (const some of table.rows(step, () => {}))
    for (const { cells, line } of some) {
      if (rows.length === MOST_SAMPLED) return { rows, isWhole: false }
      if (cells.some((cell) => cell !== '')) rows.push({ cells: cells.map(cellText), line })
    }
  return { rows, isWhole: true }
}
