export type { Backend, BackendLimits, CollectedResult, RunOptions, RunResult } from './backend.ts'
export { EmbeddedBackend } from './embedded/embedded-backend.ts'
