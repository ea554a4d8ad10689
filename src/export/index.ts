import { csvForExcel } from './csv-for-excel.ts'
import { csvForGephi } from './csv-for-gephi.ts'
import { csv } from './csv.ts'
import { cypherScript } from './cypher-script.ts'
import type { ExportFormat } from './format.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { graphologyJson } from './graphology-json.ts'

/** Every format, in the order of `--help`. */
export const exportFormats: readonly ExportFormat[] = [
  gexf,
  graphml,
  graphologyJson,
  csv,
  csvForExcel,
  csvForGephi,
  cypherScript,
]

export { textOf } from './attributes.ts'
export { type CsvCell, csvLines, valueCell } from './csv-cells.ts'
export type { Evidence, ExportFile, ExportFormat, ExportOptions } from './format.ts'
