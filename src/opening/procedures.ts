import type { ProcedureDefinition } from '../cypher/index.ts'
import { type LeftOut, metricProcedures } from '../metrics/index.ts'
import { searchProcedures } from '../search/index.ts'
import { hashProcedure } from './hash-procedure.ts'

/** What a `FullDatabase` can call besides the engine's own procedures. @param leftOut of metrics unless it is asked for */
export function furtherProcedures(leftOut: readonly LeftOut[]): readonly ProcedureDefinition[] {
  return [...searchProcedures, hashProcedure, ...metricProcedures(leftOut)]
}
