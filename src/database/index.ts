export { DEFAULT_LIMITS } from '../cypher/index.ts'
export type {
  ProcedureColumn,
  ProcedureContext,
  ProcedureDefinition,
  ProcedureParameter,
  ProcedureRecord,
  Type,
} from '../cypher/index.ts'
export {
  Database,
  type QueryOptions,
  type QueryParameters,
  RunningQuery,
  type Statement,
} from './database.ts'
export { QueryResult, type Summary } from './result.ts'
export type { Schema } from './schema.ts'
export { parameterValues } from './parameters.ts'
