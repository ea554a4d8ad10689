export { Deadline } from './runtime/deadline.ts'
export { allFunctions } from './functions/index.ts'
export { DEFAULT_LIMITS, type Limits } from './runtime/limits.ts'
export { MemoryPool } from './runtime/memory.ts'
export { Execution, type Step } from './executor/execution.ts'
export type { Counters } from './runtime/counters.ts'
export type { GraphReader, GraphStore, GraphTransaction, GraphWriter, Slice } from '../model/graph-store.ts'
export { planToJson } from './explain/plan-json.ts'
export { planRows, type PlanRow } from './explain/plan-rows.ts'
export type { OperatorProfile, PlanDescription, ProfileDescription } from './explain/plan-description.ts'
export { impossiblePatterns } from './notifications/impossible-patterns.ts'
export type { Hint } from './notifications/unknown-names.ts'
export type { Host } from './runtime/function-context.ts'
export { parse } from './parser/parse.ts'
export { isSchemaCommand, parseStatements } from './parser/index.ts'
export { schemaStatements } from './schema/words.ts'
export { splitStatements } from './parser/split-statements.ts'
export type * as syntax from './ast/index.ts'
export { childrenOf } from './ast/walk.ts'
export {
  type Catalog,
  type ExecutionOptions,
  prepare,
  type PreparedQuery,
  prepareShared,
  type SharedQuery,
  withPlace,
} from './prepare.ts'
export { type Skeleton, skeletonOf } from './literals/skeleton.ts'
export type { Token } from './parser/tokens.ts'
export { tokenize } from './parser/lexer.ts'
export {
  type ProcedureColumn,
  type ProcedureContext,
  type ProcedureDefinition,
  type ProcedureParameter,
  type ProcedureRecord,
  ProcedureRegistry,
} from './procedures/index.ts'
export {
  ANY,
  FLOAT,
  INTEGER,
  LIST_OF_STRING,
  MAP,
  NODE,
  NUMBER,
  RELATIONSHIP,
  STRING,
  type Type,
} from './types/type.ts'
export { weighed } from './runtime/value-size.ts'
