import type { QueryParameters, Schema, Summary } from '../database/index.ts'
import type { Value } from '../model/values.ts'
import type { Description } from './description.ts'

/** Limits of one query; what is left out is the default. */
export interface BackendLimits {
  readonly maxMillis?: number | undefined
  readonly maxRecords?: number | undefined
  readonly maxMemory?: number | undefined
}

export interface RunOptions {
  /** Aborting ends the query with `QueryLimitError` `Cancelled`, also while it works. */
  readonly signal?: AbortSignal | undefined
  readonly limits?: BackendLimits | undefined
  readonly exact?: boolean | undefined
  readonly readOnly?: boolean | undefined
}

/** A graph that answers, wherever it is. */
export interface Backend {
  /**
   * Starts a query; resolves once its columns are known. A query that writes has come to its end by then.
   * @throws (rejects with) CypherError, QueryLimitError, UsageError
   */
  run(text: string, parameters?: QueryParameters, options?: RunOptions): Promise<RunResult>
  schema(): Promise<Schema>
  /** The graph's own words, views and questions. */
  describe(): Promise<Description>
  /** Cancels what runs; afterwards every call rejects with `DatabaseClosed`. */
  close(): Promise<void>
}

/** The records of a running query, to be read once; leaving the loop early cancels the query. */
export interface RunResult extends AsyncIterable<readonly (readonly Value[])[]> {
  readonly keys: readonly string[]
  [Symbol.asyncIterator](): AsyncIterator<readonly (readonly Value[])[], Summary>
  /** Reads what is left. */
  collect(): Promise<CollectedResult>
}

export interface CollectedResult {
  readonly keys: readonly string[]
  readonly records: readonly (readonly Value[])[]
  readonly summary: Summary
}
