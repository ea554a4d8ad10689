import type { Deadline, Host, PreparedQuery } from '../cypher/index.ts'
import { UsageError } from '../errors.ts'
import { requireText } from './require-options.ts'
import type { QueryOptions, QueryParameters } from './options.ts'
import type { PlanCache } from './plan-cache.ts'
import type { QueryResult } from './result.ts'
import { deadlineOf, type RunningQuery, startQuery } from './running-query.ts'
import { mixedTransaction, transactionEnded, transactionFailed } from './transaction-errors.ts'
import type { Writer } from './writer-queue.ts'

type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'ended'; readonly how: 'committed' | 'rolled back' }

/**
 * Several queries that change the graph together or not at all. Each sees the writes of those before it; everybody else
 * sees the last committed graph until `commit`. As on Neo4j, a query that fails takes the whole transaction with it: it is
 * rolled back at once, refuses further queries, and cannot be committed.
 */
export class Transaction {
  readonly #writer: Writer
  readonly #plans: PlanCache
  readonly #host: Host
  #state: State = { kind: 'open' }
  #running: RunningQuery | undefined
  /** What the first query that wrote has made of it. */
  #changes: 'data' | 'schema' | undefined

  constructor(writer: Writer, plans: PlanCache, host: Host) {
    this.#writer = writer
    this.#plans = plans
    this.#host = host
  }

  /** Only while `open` it can be written through and committed; a closed database rolls it back. */
  get state(): 'open' | 'failed' | 'committed' | 'rolled back' {
    if (this.#state.kind === 'ended') return this.#state.how
    return this.#state.kind === 'open' && this.#writer.ended ? 'rolled back' : this.#state.kind
  }

  /**
   * Runs a query to its end.
   *
   * @throws like `Database.query`, and then the transaction has failed
   * @throws UsageError `UnknownOption`, `InvalidLimit`, and then nothing has failed; `TransactionFailed`, `TransactionEnded`;
   *   `QueryRunning` while one that was started is not done
   */
  query(text: string, parameters: QueryParameters = {}, options: QueryOptions = {}): QueryResult {
    return this.#start(text, parameters, options, deadlineOf(this.#host, options)).collect()
  }

  /** Starts a query that the caller drives with `step`; the next can be started when it is done or cancelled. */
  start(
    text: string,
    parameters: QueryParameters = {},
    options: QueryOptions = {},
    deadline: Deadline = deadlineOf(this.#host, options),
  ): RunningQuery {
    return this.#start(text, parameters, options, deadline).watched()
  }

  #start(text: string, parameters: QueryParameters, options: QueryOptions, deadline: Deadline): RunningQuery {
    requireText(text)
    this.#requireIdle()
    const { graph } = this.#writer
    try {
      const prepared = this.#plans.prepare(text, graph, options.withoutRewrites ?? [], deadline)
      const running = startQuery(prepared, this.#host, deadline, parameters, options, () =>
        this.#target(prepared),
      )
      this.#running = running
      return running
    } catch (error) {
      this.fail(error)
      throw error
    }
  }

  /** Ends it as a query does that fails: every write is forgotten, and what comes next is told the cause. */
  fail(cause: unknown): void {
    if (this.#state.kind === 'open') this.#state = { kind: 'failed', cause }
    this.#writer.rollback()
  }

  /** @throws UsageError `TransactionFailed`, `TransactionEnded`, `QueryRunning` */
  commit(): void {
    this.#requireIdle()
    this.#writer.commit()
    this.#state = { kind: 'ended', how: 'committed' }
  }

  /**
   * Forgets every write; a query that runs is cancelled. Nothing is left to do where that has happened already.
   *
   * @throws UsageError `TransactionEnded` after a commit
   */
  rollback(): void {
    if (this.#state.kind === 'ended' && this.#state.how === 'committed') throw transactionEnded('committed')
    if (this.#state.kind === 'open') this.#state = { kind: 'ended', how: 'rolled back' }
    this.#running?.cancel()
    this.#writer.rollback()
  }

  #target({ writes, changesSchema }: PreparedQuery) {
    const { graph } = this.#writer
    if (writes) {
      const changes = changesSchema ? 'schema' : 'data'
      this.#changes ??= changes
      if (this.#changes !== changes) throw mixedTransaction(changes)
    }
    return {
      reader: graph,
      transaction: writes ? graph : undefined,
      complete: () => {
        this.#running = undefined
      },
      fail: (error: unknown) => {
        this.#running = undefined
        this.fail(error)
      },
    }
  }

  #requireIdle(): void {
    if (this.#state.kind === 'failed') throw transactionFailed(this.#state.cause)
    if (this.#state.kind === 'ended') throw transactionEnded(this.#state.how)
    if (this.#writer.ended) throw transactionEnded('rolled back')
    if (this.#running !== undefined)
      throw new UsageError({
        code: 'QueryRunning',
        message: 'A query of this transaction is still running.',
        hint: 'Step until it is done, or cancel it.',
      })
  }
}
