import {
  type Catalog,
  type Deadline,
  type GraphReader,
  type GraphStore,
  type Host,
  type PreparedQuery,
  type ProcedureDefinition,
  ProcedureRegistry,
} from '../cypher/index.ts'
import { UsageError } from '../errors.ts'
import { requireNoOptions, requireQueryOptions, requireText, requireWaitOptions } from './require-options.ts'
import { PropertyGraph } from '../store/property-graph.ts'
import type { NoOptions, QueryOptions, QueryParameters } from './options.ts'
import { PlanCache, type PlanCacheStatistics } from './plan-cache.ts'
import type { QueryResult } from './result.ts'
import { deadlineOf, type Ending, type RunningQuery, startQuery, type Target } from './running-query.ts'
import { type Schema, schemaOf } from './schema.ts'
import { Transaction } from './transaction.ts'
import { databaseClosed, type WaitOptions, WriterQueue } from './writer-queue.ts'

const systemHost: Host = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: () => Math.random(),
}

/**
 * A graph to be asked in Cypher, in memory and synchronous. Every query reads one version of it, the last that was
 * committed when it started, and waits for nobody; one transaction writes at a time.
 */
export class Database {
  readonly #store: GraphStore
  readonly #writers: WriterQueue
  readonly #host: Host
  readonly #procedures = new ProcedureRegistry()
  readonly #plans: PlanCache
  #closed = false

  /**
   * @param host what differs from the clocks and random numbers of this machine, and what it says of full-text search
   * @param impossible what a query asks for that this graph cannot have, which a notification tells
   * @throws UsageError `InvalidGraphStore`
   */
  constructor(
    store: GraphStore = new PropertyGraph(),
    host: Partial<Host> = {},
    impossible?: Catalog['impossible'],
  ) {
    requireStore(store)
    this.#plans = new PlanCache(this.#procedures, impossible)
    this.#store = store
    this.#writers = new WriterQueue(store)
    this.#host = { ...systemHost, ...host }
  }

  /**
   * Runs a query to its end. A query that writes is one transaction: any error leaves the graph as it was.
   *
   * @throws CypherError where the text is wrong or fails on the data
   * @throws QueryLimitError `TimeLimit`, `RecordLimit`, `MemoryLimit`
   * @throws UsageError `InvalidParameter`, `UnknownOption`, `InvalidLimit`, `DatabaseClosed`
   * @throws SilkgraphError `TransactionConflict` where it writes while a transaction is open
   */
  query(text: string, parameters: QueryParameters = {}, options: QueryOptions = {}): QueryResult {
    return this.#start(text, parameters, options, this.deadline(options)).collect()
  }

  /**
   * Starts a query that the caller drives with `step`. One that writes holds the only transaction until it is done,
   * has failed, or is cancelled.
   */
  start(
    text: string,
    parameters: QueryParameters = {},
    options: QueryOptions = {},
    deadline: Deadline = this.deadline(options),
  ): RunningQuery {
    return this.#start(text, parameters, options, deadline).watched()
  }

  #start(text: string, parameters: QueryParameters, options: QueryOptions, deadline: Deadline): RunningQuery {
    const prepared = this.#prepare(text, options, deadline)
    return startQuery(prepared, this.#host, deadline, parameters, options, () => this.#target(prepared))
  }

  /**
   * Runs several queries as one transaction: commits when `work` returns, and rolls back when it throws. Returns what
   * `work` returns; where `work` has ended the transaction itself, nothing is left to do.
   *
   * @throws what `work` throws
   * @throws UsageError `TransactionFailed` where a query failed and `work` went on, `AsynchronousTransaction`,
   * `DatabaseClosed`
   * @throws SilkgraphError `TransactionConflict` at once where another transaction is open: there is nothing to wait for
   */
  transaction<Result>(work: (transaction: Transaction) => Result, options: NoOptions = {}): Result {
    const transaction = this.begin(options)
    try {
      const result = work(transaction)
      if (isThenable(result)) {
        // Its error would only say that the transaction has ended.
        result.then(undefined, () => {})
        throw new UsageError({
          code: 'AsynchronousTransaction',
          message: 'The function given to `transaction` returned a promise; nothing was changed.',
          hint: 'Give it a function that is not async, or use `EmbeddedBackend.transaction`.',
        })
      }
      if (transaction.state === 'open' || transaction.state === 'failed') transaction.commit()
      return result
    } catch (error) {
      if (transaction.state === 'open') transaction.rollback()
      throw error
    }
  }

  /**
   * Begins a transaction that the caller ends with `commit` or `rollback`. Until then nobody else can write.
   *
   * @throws SilkgraphError `TransactionConflict` where another is open; UsageError `DatabaseClosed`
   */
  begin(options: NoOptions = {}): Transaction {
    requireNoOptions(options)
    this.#open()
    return new Transaction(this.#writers.begin(), this.#plans, this.#host)
  }

  /**
   * The same for asynchronous callers: waits for the transactions that came before, in their order.
   *
   * @throws (rejects with) QueryLimitError `TransactionTimeout`, `Cancelled`; UsageError `DatabaseClosed`
   */
  async beginInTurn(options: WaitOptions = {}): Promise<Transaction> {
    this.#open()
    requireWaitOptions(options)
    return new Transaction(await this.#writers.beginInTurn(options), this.#plans, this.#host)
  }

  /** When the time of a query is up whose text is handed over now: for one that is prepared first and started later. */
  deadline(options: QueryOptions = {}): Deadline {
    return deadlineOf(this.#host, options)
  }

  /**
   * A query to be run many times; its text is parsed and planned at once, within `maxMillis`.
   *
   * @throws CypherError, QueryLimitError `QueryTooComplex`, `TimeLimit`; UsageError `DatabaseClosed`
   */
  prepare(text: string, options: QueryOptions = {}, deadline: Deadline = this.deadline(options)): Statement {
    const { columns, parameters, writes } = this.#prepare(text, options, deadline)
    return {
      text,
      keys: columns,
      parameters,
      writes,
      run: (values = {}, more = {}) => {
        requireQueryOptions(more)
        return this.query(text, values, { ...options, ...more })
      },
    }
  }

  /**
   * Makes a procedure that queries on this database can CALL, besides the built-in ones. It stays as long as the database.
   *
   * @throws UsageError `InvalidProcedure` for a name that CALL cannot write or one that is repeated among parameters or
   * columns, `ProcedureExists`, `DatabaseClosed`
   */
  registerProcedure(definition: ProcedureDefinition): void {
    this.#open()
    this.#procedures.add(definition)
  }

  /** The graph as it is now; it does not change while it is held. */
  read(): GraphReader {
    this.#open()
    return this.#store.read()
  }

  /** Labels, relationship types and property keys with their counts. Cost: linear in labels times types. */
  schema(): Schema {
    this.#open()
    return schemaOf(this.#store.read())
  }

  /** How often a plan was found, and how often made: for tests and measurements. */
  get planCacheStatistics(): PlanCacheStatistics {
    return this.#plans.statistics
  }

  /** Rolls back what is open and refuses who waits to write; afterwards every call throws `DatabaseClosed`. */
  close(): void {
    this.#closed = true
    this.#writers.close()
  }

  #target({ writes }: PreparedQuery): Target & Ending {
    const reader = this.#store.read()
    if (!writes) return { reader, transaction: undefined, complete: () => {}, fail: () => {} }
    const writer = this.#writers.begin()
    return {
      reader,
      transaction: writer.graph,
      complete: () => writer.commit(),
      fail: () => writer.rollback(),
    }
  }

  #prepare(text: string, options: QueryOptions, deadline: Deadline): PreparedQuery {
    requireText(text)
    this.#open()
    return this.#plans.prepare(text, this.#store.read(), options.withoutRewrites ?? [], deadline)
  }

  #open(): void {
    if (this.#closed) throw databaseClosed()
  }
}

/** A prepared query: what it needs, what it yields, and how to run it. */
export interface Statement {
  readonly text: string
  readonly keys: readonly string[]
  readonly parameters: readonly string[]
  readonly writes: boolean
  run(parameters?: QueryParameters, options?: QueryOptions): QueryResult
}

/** As a caller in JavaScript may give it. @throws UsageError `InvalidGraphStore` */
function requireStore(store: Partial<GraphStore> | null): void {
  if (typeof store?.read === 'function' && typeof store.begin === 'function') return
  throw new UsageError({
    code: 'InvalidGraphStore',
    message: 'A `Database` must be given a graph store, or nothing.',
    hint: 'Limits are given with each query, as in query(text, {}, { maxMillis: 1000 }).',
  })
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
