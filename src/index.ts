/** Silkgraph as a library: an in-memory property graph that is asked in Cypher. Nothing here needs Node. */
export { limitIndexMemory, limitMemory, QueryResult } from './database/index.ts'
export type {
  Deadline,
  ProcedureColumn,
  ProcedureContext,
  ProcedureDefinition,
  ProcedureParameter,
  ProcedureRecord,
  PlanCacheStatistics,
  QueryOptions,
  QueryParameters,
  RunningQuery,
  Schema,
  Statement,
  Summary,
  Type,
  Transaction,
  WaitOptions,
} from './database/index.ts'
export { EmbeddedBackend } from './backend/index.ts'
export type {
  Backend,
  BackendLimits,
  BackendTransaction,
  CollectedResult,
  RunOptions,
  RunResult,
  TransactionalBackend,
} from './backend/index.ts'
export {
  ConnectionError,
  CypherError,
  DataError,
  QueryLimitError,
  ServerError,
  SilkgraphError,
  UsageError,
} from './errors.ts'
export { Float, Node, Path, Relationship, type MapValue, type Value } from './model/values.ts'
export { Point } from './model/point.ts'
export {
  Duration,
  LocalDate,
  LocalDateTime,
  LocalTime,
  ZonedDateTime,
  ZonedTime,
  type TemporalValue,
} from './model/temporal/index.ts'
export { toJson, type Json } from './model/json.ts'
export { FullDatabase as Database } from './opening/full-database.ts'
export { openFolder, type OpenedFolder } from './opening/folder.ts'
export { loadGraph } from './opening/load-graph.ts'
export { openFiles, type Meeting, type OpenedFiles, type OpenFilesOptions } from './opening/open-files.ts'
export { wholeSubgraph } from './opening/whole-subgraph.ts'
