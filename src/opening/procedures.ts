import type { ProcedureDefinition } from '../cypher/index.ts'
import { searchProcedures } from '../search/index.ts'
import { hashProcedure } from './hash-procedure.ts'

/** What a `FullDatabase` can call besides the engine's own procedures. */
export const procedures: readonly ProcedureDefinition[] = [...searchProcedures, hashProcedure]
