export { DEFAULT_LIMITS } from '../cypher/index.ts'
export type {
  Deadline,
  PlanDescription,
  ProcedureColumn,
  ProcedureContext,
  ProcedureDefinition,
  ProcedureParameter,
  ProcedureRecord,
  ProfileDescription,
  Type,
} from '../cypher/index.ts'
export { Database, type Statement } from './database.ts'
export { limitIndexMemory, limitMemory } from './memory.ts'
export type { QueryOptions, QueryParameters } from './options.ts'
export { parameterPieces, parameterValues, requireParameters } from './parameters.ts'
export type { PlanCacheStatistics } from './plan-cache.ts'
export {
  requireKnown,
  requireLimits,
  requireQueryOptions,
  requireText,
  requireWaitOptions,
} from './require-options.ts'
export { readOnlyViolation } from './read-only.ts'
export { type Notification, notificationOf, QueryResult, type Summary } from './result.ts'
export type { RunningQuery } from './running-query.ts'
export type { Schema } from './schema.ts'
export type { Transaction } from './transaction.ts'
export { transactionEnded, transactionFailed } from './transaction-errors.ts'
export type { WaitOptions } from './writer-queue.ts'
