import { Losses } from '../losses.ts'
import type { Write } from '../writer.ts'
import { csvFile, csvTables } from './tables.ts'

/**
 * The tables of `csv` as Excel opens them: a byte order mark, without which it takes UTF-8 for the code page of the
 * machine, and lines that end in CRLF. The reader of CSV reads them back.
 */
export const write: Write = (subgraph, options) => {
  const losses = new Losses()
  const files = csvTables(subgraph, options)
    .map((table) => csvFile(table, { raw: options.raw, lineEnd: '\r\n' }, losses))
    .map(({ suffix, content }) => ({ suffix, content: `\uFEFF${content}` }))
  return { files, losses: losses.all }
}
