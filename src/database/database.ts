import {
  type Counters,
  DEFAULT_LIMITS,
  type Execution,
  type ExecutionOptions,
  type GraphReader,
  type GraphStore,
  type GraphTransaction,
  type Host,
  type Limits,
  type PreparedQuery,
  type ProcedureDefinition,
  ProcedureRegistry,
  type Step,
  withPlace,
} from '../cypher/index.ts'
import { CypherError, UsageError } from '../errors.ts'
import type { Value } from '../model/values.ts'
import { PropertyGraph } from '../store/property-graph.ts'
import { parameterValues, requireParameters } from './parameters.ts'
import { PlanCache } from './plan-cache.ts'
import { notificationOf, QueryResult, type Summary } from './result.ts'
import { type Schema, schemaOf } from './schema.ts'

/** Options of one query; limits that are left out are the defaults. */
export interface QueryOptions {
  readonly maxMillis?: number | undefined
  readonly maxRecords?: number | undefined
  readonly maxMemory?: number | undefined
  /** Keep 1.0 apart from 1: a FLOAT with an integral value comes as `Float`. */
  readonly exact?: boolean | undefined
  /** Refuse a query that writes. */
  readonly readOnly?: boolean | undefined
  /** Names of rewrites that are switched off. */
  readonly withoutRewrites?: readonly string[] | undefined
}

/** Values by parameter name: null, booleans, numbers, bigints, strings, `Float`, and arrays and plain objects of these. */
export interface QueryParameters {
  readonly [name: string]: unknown
}

const systemHost: Host = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: () => Math.random(),
}

/** A graph to be asked in Cypher, in memory and synchronous. Every query reads one version of it. */
export class Database {
  readonly #store: GraphStore
  readonly #host: Host
  readonly #procedures = new ProcedureRegistry()
  readonly #plans = new PlanCache(this.#procedures)
  #closed = false

  constructor(store: GraphStore = new PropertyGraph(), host: Host = systemHost) {
    this.#store = store
    this.#host = host
  }

  /**
   * Runs a query to its end. A query that writes is one transaction: any error leaves the graph as it was.
   *
   * @throws CypherError where the text is wrong or fails on the data
   * @throws QueryLimitError `TimeLimit`, `RecordLimit`, `MemoryLimit`
   * @throws UsageError `InvalidParameter`, `DatabaseClosed`
   */
  query(text: string, parameters: QueryParameters = {}, options: QueryOptions = {}): QueryResult {
    const running = this.start(text, parameters, options)
    const records: (readonly Value[])[] = []
    for (;;) {
      const step = running.step()
      if (step.kind === 'done') return new QueryResult(running.keys, records, running.summary())
      for (const record of step.records) records.push(record)
    }
  }

  /**
   * Starts a query that the caller drives with `step`. One that writes holds the only transaction until it is done,
   * has failed, or is cancelled.
   */
  start(text: string, parameters: QueryParameters = {}, options: QueryOptions = {}): RunningQuery {
    const prepared = this.#prepare(text, options)
    const values = parameterValues(parameters)
    try {
      requireParameters(prepared.parameters, values)
    } catch (error) {
      throw withPlace(error, text)
    }
    if (prepared.writes && options.readOnly === true)
      throw new CypherError({
        phase: 'compile',
        kind: 'ReadOnlyViolation',
        code: 'ReadOnlyViolation',
        message: 'This query writes, but only reading is allowed here.',
        hint: 'Leave out CREATE, MERGE, SET, REMOVE and DELETE.',
      })
    const transaction = prepared.writes ? this.#store.begin() : undefined
    const reader = transaction ?? this.#store.read()
    const limits: Limits = {
      maxMillis: options.maxMillis ?? DEFAULT_LIMITS.maxMillis,
      maxRecords: options.maxRecords ?? DEFAULT_LIMITS.maxRecords,
      maxMemory: options.maxMemory ?? DEFAULT_LIMITS.maxMemory,
    }
    return new RunningQuery(prepared, {
      reader,
      transaction,
      host: this.#host,
      parameters: values,
      limits,
      exact: options.exact ?? false,
    })
  }

  /** A query to be run many times; its text is parsed and planned at once. */
  prepare(text: string, options: QueryOptions = {}): Statement {
    const { columns, parameters, writes } = this.#prepare(text, options)
    return {
      text,
      keys: columns,
      parameters,
      writes,
      run: (values = {}, more = {}) => this.query(text, values, { ...options, ...more }),
    }
  }

  /**
   * Makes a procedure that queries on this database can CALL, beside the built-in ones. It stays as long as the database.
   *
   * @throws UsageError `InvalidProcedure` for a name that CALL cannot write or one that is there twice among parameters or
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

  /** Afterwards every call throws `DatabaseClosed`. */
  close(): void {
    this.#closed = true
  }

  #prepare(text: string, options: QueryOptions): PreparedQuery {
    this.#open()
    return this.#plans.prepare(text, this.#store.read(), options.withoutRewrites ?? [])
  }

  #open(): void {
    if (this.#closed)
      throw new UsageError({
        code: 'DatabaseClosed',
        message: 'The database is closed.',
        hint: 'Open it again.',
      })
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

/** A query under way. The graph is changed when the last step has returned `done`, and not at all after an error. */
export class RunningQuery {
  readonly keys: readonly string[]
  readonly writes: boolean
  readonly #prepared: PreparedQuery
  readonly #execution: Execution
  readonly #reader: GraphReader
  readonly #host: Host
  readonly #started: number
  #transaction: GraphTransaction | undefined
  #summary: Summary | undefined

  constructor(prepared: PreparedQuery, options: ExecutionOptions) {
    this.#prepared = prepared
    this.keys = prepared.columns
    this.writes = prepared.writes
    this.#reader = options.reader
    this.#transaction = options.transaction
    this.#host = options.host
    this.#started = options.host.monotonic()
    this.#execution = this.#guarded(() => prepared.start(options))
  }

  /** Works for one slice. @throws like `Database.query`; the query is then over and rolled back */
  step(work?: number): Step {
    return this.#guarded(() => {
      const step = this.#execution.step(work)
      if (step.kind === 'done' && this.#summary === undefined) {
        const notifications = this.#prepared.hints(this.#reader).map(notificationOf)
        this.#transaction?.commit()
        this.#transaction = undefined
        const counters: Counters = { ...this.#execution.counters }
        this.#summary = {
          counters,
          writes: this.writes,
          notifications,
          millis: this.#host.monotonic() - this.#started,
        }
      }
      return step
    })
  }

  /** Rolls back; the next step throws `Cancelled`. */
  cancel(): void {
    this.#execution.cancel()
    this.#rollback()
  }

  /** @throws UsageError `QueryRunning` before the last step */
  summary(): Summary {
    if (this.#summary === undefined)
      throw new UsageError({
        code: 'QueryRunning',
        message: 'The query has not come to its end.',
        hint: 'Step until it is done.',
      })
    return this.#summary
  }

  #guarded<Result>(run: () => Result): Result {
    try {
      return run()
    } catch (error) {
      this.#rollback()
      throw withPlace(error, this.#prepared.text)
    }
  }

  #rollback(): void {
    this.#transaction?.rollback()
    this.#transaction = undefined
  }
}
