import { recordsToJson } from '../../model/json.ts'
import type { RecordFormat } from './record-format.ts'

export const jsonRecords: RecordFormat = {
  id: 'json',
  title: 'JSON',
  extension: 'json',
  write: async ({ keys, records }) => ({ content: `${recordsToJson(keys, records)}\n`, losses: [] }),
}
