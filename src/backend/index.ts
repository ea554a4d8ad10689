export type { Backend, BackendLimits, CollectedResult, RunOptions, RunResult } from './backend.ts'
export type { Description, LabelWords } from './description.ts'
export { EmbeddedBackend } from './embedded/embedded-backend.ts'
