import { csvRecords } from './csv.ts'
import { jsonRecords } from './json.ts'
import type { RecordFormat } from './record-format.ts'
import { xlsxRecords } from './xlsx.ts'

export type { RecordFormat, Records } from './record-format.ts'
export { csvText } from './csv.ts'

/** Every format of records, in the order in which they are offered. */
export const recordFormats: readonly RecordFormat[] = [csvRecords, xlsxRecords, jsonRecords]
