export type {
  Backend,
  BackendLimits,
  BackendTransaction,
  CollectedResult,
  RunOptions,
  RunResult,
  TransactionalBackend,
} from './backend.ts'
export type { Description, LabelWords } from './description.ts'
export { EmbeddedBackend } from './embedded/embedded-backend.ts'
