import type { ColumnType } from '../../model/column.ts'
import { kindOf } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'
import { Losses } from '../losses.ts'
import { cellText } from './cell-text.ts'
import type { RecordFormat } from './record-format.ts'

/** One sheet. Each value is a cell of its own type, so that a column may hold numbers and text; text is never a formula. */
export const xlsxRecords: RecordFormat = {
  id: 'xlsx',
  title: 'XLSX',
  extension: 'xlsx',
  async write({ keys, records }) {
    const { workbookOf } = await import('../xlsx/workbook-of.ts')
    const losses = new Losses()
    const rows = records.map((record) =>
      record.map((value) => ({ text: cellText(value), type: typeOf(value) })),
    )
    return { content: workbookOf([{ name: 'Records', headings: keys, rows }], losses), losses: losses.all }
  },
}

function typeOf(value: Value): ColumnType {
  const kind = kindOf(value)
  switch (kind) {
    case 'integer':
    case 'float':
    case 'boolean':
    case 'date':
    case 'localdatetime':
      return kind
    default:
      return 'string'
  }
}
