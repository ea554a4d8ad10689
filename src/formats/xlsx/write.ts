import { readColumnHeading } from '../../model/column.ts'
import type { CsvCell } from '../csv/cells.ts'
import { csvTables, type CsvTable } from '../csv/tables.ts'
import { Losses } from '../losses.ts'
import type { Write } from '../writer.ts'
import { type Sheet, workbookOf } from './workbook-of.ts'

/** A workbook of the tables of `csv`, a sheet each. The headings say the types, so that all values come back. */
export const write: Write = (subgraph, options) => {
  const losses = new Losses()
  const sheets = csvTables(subgraph, { ...options, raw: true }).map(sheetOf)
  return { files: [{ suffix: '', content: workbookOf(sheets, losses) }], losses: losses.all }
}

function sheetOf({ suffix, lines: [headings, ...rows] }: CsvTable): Sheet {
  const texts = headings.map(textOf)
  const types = texts.map((heading) => readColumnHeading(heading).type)
  return {
    name: suffix.slice(1),
    headings: texts,
    rows: rows.map((cells) => cells.map((cell, column) => ({ text: textOf(cell), type: types[column] }))),
  }
}

function textOf(cell: CsvCell): string {
  return typeof cell === 'string' ? cell : cell.number
}
