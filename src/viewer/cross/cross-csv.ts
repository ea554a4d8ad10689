import { type CsvCell, csvLines } from '../../formats/csv/cells.ts'
import type { CrossTable } from './cross-table.ts'

/** A cross table as CSV: a row for each of its rows, empty cells as 0, then how much there is in each row and column, each thing counted once. */
export function crossCsv({ rows, columns, count, connectionsOf }: CrossTable): string {
  const cell = (count: number): CsvCell => ({ number: String(count) })
  return csvLines(
    [
      ['', ...columns.map(({ name }) => name), IN_ALL],
      ...rows.map((row) => [
        row.name,
        ...columns.map((column) => cell(connectionsOf(row.key, column.key).length)),
        cell(row.count),
      ]),
      [IN_ALL, ...columns.map((column) => cell(column.count)), cell(count)],
    ],
    { raw: false },
  )
}

/** Over what is counted once. */
export const IN_ALL = 'in all, each once'
