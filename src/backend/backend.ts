import type { QueryParameters, Schema, Summary, WaitOptions } from '../database/index.ts'
import type { Value } from '../model/values.ts'
import type { Description } from './description.ts'

/** Limits of one query, each above 0; what is left out is the default, `Infinity` is none. */
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
  /** The access mode: refuse a query that writes. Where nothing but reading is possible it is always so. */
  readonly readOnly?: boolean | undefined
  /**
   * Told while the records are read how much of the work of a long procedure is done, from 0 to 1, whenever that has changed: by the
   * engine in this thread between slices, by one elsewhere about every 10 ms. A server that speaks Bolt tells nothing, nor does an answer
   * that was kept.
   */
  readonly onProgress?: ((share: number) => void) | undefined
  /** How long a query that writes waits for the transactions before it; default 10,000. */
  readonly maxWaitMillis?: number | undefined
}

/** A graph that answers, wherever it is. */
export interface Backend {
  /**
   * What tells one state of the graph from the next: after every change it is another. Undefined where that is not known, as at
   * a database server that others write to.
   */
  readonly version?: unknown
  /**
   * Starts a query; resolves once its columns are known. A query that writes has ended by then.
   * @throws (rejects with) CypherError, QueryLimitError, UsageError, `UnknownOption` and `InvalidLimit` among them
   */
  run(text: string, parameters?: QueryParameters, options?: RunOptions): Promise<RunResult>
  schema(): Promise<Schema>
  /** The graph's own words, views and questions. */
  describe(): Promise<Description>
  /** Cancels what runs; afterwards every call rejects with `DatabaseClosed`. */
  close(): Promise<void>
}

/**
 * A backend through which several queries can be one transaction. On the embedded engine writers wait in line, and readers
 * never wait; a server has locks.
 */
export interface TransactionalBackend extends Backend {
  /**
   * Begins a transaction. On the embedded engine those before it have ended by then, and every other writer waits until it
   * ends.
   *
   * @throws (rejects with) QueryLimitError `TransactionTimeout`, `Cancelled`; UsageError `DatabaseClosed`; ConnectionError
   */
  begin(options?: WaitOptions): Promise<BackendTransaction>
  /**
   * Commits when `work` resolves and rolls back when it rejects; resolves to what `work` resolves to.
   *
   * @throws (rejects with) what `work` rejects with, and the errors of `begin` and `commit`
   */
  transaction<Result>(
    work: (transaction: BackendTransaction) => Promise<Result>,
    options?: WaitOptions,
  ): Promise<Result>
}

/** Several queries that change the graph together or not at all. */
export interface BackendTransaction {
  /**
   * Runs a query after those asked before it; resolves once it has ended. One that fails takes the transaction
   * along: nothing is changed, and later queries and `commit` reject with UsageError `TransactionFailed`.
   */
  run(text: string, parameters?: QueryParameters, options?: RunOptions): Promise<RunResult>
  /**
   * @param options how long a server may take; default 300,000 ms. Whoever leaves before it answers does not know what
   *   became of the transaction. The embedded engine commits at once
   * @throws (rejects with) UsageError `TransactionFailed`, `TransactionEnded`; QueryLimitError `Cancelled`;
   *   ConnectionError, CypherError and ServerError where a server does not commit or does not say so
   */
  commit(options?: WaitOptions): Promise<void>
  /** Cancels what runs and forgets every write. @throws (rejects with) UsageError `TransactionEnded` after a commit */
  rollback(): Promise<void>
}

/** The records of a running query, to be read once; leaving the loop early cancels the query. */
export interface RunResult extends AsyncIterable<readonly (readonly Value[])[]> {
  readonly keys: readonly string[]
  [Symbol.asyncIterator](): AsyncIterator<readonly (readonly Value[])[], Summary>
  /** Reads all of it. @throws UsageError `ResultRead` where it was read before */
  collect(): Promise<CollectedResult>
}

export interface CollectedResult {
  readonly keys: readonly string[]
  readonly records: readonly (readonly Value[])[]
  readonly summary: Summary
}
