import type { ProcedureDefinition } from '../cypher/index.ts'
import { fulltextProcedures } from './procedures/fulltext.ts'
import { vectorProcedures } from './procedures/vector.ts'

/** What full-text and vector indexes are searched by. */
export const searchProcedures: readonly ProcedureDefinition[] = [...fulltextProcedures, ...vectorProcedures]
