import type { GraphFile } from '../../formats/graph-file.ts'
import { formatOf } from '../../formats/recognise.ts'
import type { Step } from '../../formats/sink.ts'
import { ColumnGuess, type GuessedType, settleTogether } from '../../formats/tables/guess.ts'
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
  /** Of what type the values of each column are, as far as these rows tell. */
  readonly types: readonly GuessedType[]
  readonly hasDecimalCommas: boolean
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
        hasDecimalCommas: table.hasDecimalCommas,
        isKnown,
        ...(await firstRows(table, place === 'line', step)),
      })
  }
  return samples
}

async function firstRows(
  table: Table,
  isText: boolean,
  step: Step,
): Promise<Pick<TableSample, 'rows' | 'types' | 'isWhole'>> {
  const rows: SampleRow[] = []
  const guesses = table.headings.map(() => new ColumnGuess(table.hasDecimalCommas))
  const sampled = (isWhole: boolean): Pick<TableSample, 'rows' | 'types' | 'isWhole'> => {
    settleTogether(guesses)
    return { rows, types: guesses.map(({ type }) => type), isWhole }
  }
  for await (const some of table.rows(step, () => {}))
    for (const { cells, line } of some) {
      if (rows.length === MOST_SAMPLED) return sampled(false)
      if (cells.every((cell) => cell === '')) continue
      rows.push({ cells: cells.map(cellText), line })
      for (const [place, guess] of guesses.entries()) guess.add(cells[place], isText, line)
    }
  return sampled(true)
}
