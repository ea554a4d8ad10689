import { csvFile, csvTables } from './csv-tables.ts'
import type { ExportFormat } from './format.ts'

/** Three tables, as `csvTables` says. `silkgraph load` reads them back. */
export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  description: 'three CSV files: nodes, relationships, claims',
  write: (subgraph, options) => csvTables(subgraph, options).map((table) => csvFile(table, options)),
}
