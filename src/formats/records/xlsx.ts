import type { ColumnType } from '../../model/column.ts'
import { kindOf } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'
import { Losses } from '../losses.ts'
import { cellText } from './cell-text.ts'
import type { RecordFormat } from './record-format.ts'

/** What a sheet of Excel holds below its headings. */
const MOST_RECORDS = 1_048_575

const farRecord = {
  one: 'record beyond the rows that Excel has',
  many: 'records beyond the rows that Excel has',
  outcome: 'left out',
}

/** One sheet. Each value is a cell of its own type, so that a column may hold numbers and text; text is never a formula. */
export const xlsxRecords: RecordFormat = {
  id: 'xlsx',
  title: 'XLSX',
  extension: 'xlsx',
  async write({ keys, records }, pause) {
    const { workbookInPieces } = await import('../xlsx/workbook-of.ts')
    const losses = new Losses()
    const row = (at: number) => records[at].map((value) => ({ text: cellText(value), type: typeOf(value) }))
    const sheet = { name: 'Records', headings: keys, count: Math.min(records.length, MOST_RECORDS), row }
    const content = await workbookInPieces(sheet, losses, pause)
    if (records.length > MOST_RECORDS)
      losses.add(farRecord, undefined, undefined, records.length - MOST_RECORDS)
    return { content, losses: losses.all }
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
