import { Losses } from '../losses.ts'
import type { Write } from '../writer.ts'
import { csvFile, csvTables } from './tables.ts'

/** Three tables, as `csvTables` says. The reader of CSV reads them back. */
export const write: Write = (subgraph, options) => {
  const losses = new Losses()
  const files = csvTables(subgraph, options).map((table) => csvFile(table, options, losses))
  return { files, losses: losses.all }
}
