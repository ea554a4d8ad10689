import {
  Deadline,
  DEFAULT_LIMITS,
  type Execution,
  type ExecutionOptions,
  type GraphReader,
  type Hint,
  type Host,
  type PreparedQuery,
  type Step,
} from '../cypher/index.ts'
import { UsageError } from '../errors.ts'
import { cancelled } from '../model/limit-errors.ts'
import { requireQueryOptions } from './require-options.ts'
import type { Value } from '../model/values.ts'
import { processMemory } from './memory.ts'
import type { QueryOptions, QueryParameters } from './options.ts'
import { parameterValues, requireParameters } from './parameters.ts'
import { readOnlyViolation } from './read-only.ts'
import { notificationOf, QueryResult, type Summary } from './result.ts'

/** Queries that were never driven to an end and are out of reach: what they hold is counted no longer. */
const abandoned = new FinalizationRegistry((execution: Execution) => execution.close())

/** What becomes of the graph when a query is over; one of the two is called, once. */
export interface Ending {
  /** After the last record; also where a query that only reads was cancelled. */
  complete(): void
  /** After an error, or where a query that writes was cancelled. */
  fail(error: unknown): void
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
  #ending: Ending | undefined
  /** With what it ended, where it failed. */
  #failure: { readonly error: unknown } | undefined
  #summary: Summary | undefined
  #isWatched = false

  constructor(prepared: PreparedQuery, options: ExecutionOptions, ending: Ending) {
    this.#prepared = prepared
    this.keys = prepared.columns
    this.writes = prepared.writes
    this.#reader = options.transaction ?? options.reader
    this.#host = options.host
    this.#started = options.host.monotonic()
    this.#ending = ending
    this.#execution = this.#guarded(() => prepared.start(options))
  }

  /** The same, for a caller who may drop it before it is over. Whoever collects at once need not pay for that. */
  watched(): this {
    if (this.#ending === undefined) return this
    abandoned.register(this, this.#execution, this)
    this.#isWatched = true
    return this
  }

  /** Works for one slice. @throws like `Database.query`; the query is then over and rolled back, and every further step throws the same */
  step(work?: number): Step {
    if (this.#failure !== undefined) throw this.#failure.error
    return this.#guarded(() => {
      const step = this.#execution.step(work)
      if (step.kind === 'done' && this.#summary === undefined) {
        const notifications = [...this.#prepared.hints(this.#reader), ...this.#told()].map(notificationOf)
        this.#end((ending) => ending.complete())
        this.#summary = {
          counters: { ...this.#execution.counters },
          writes: this.writes,
          notifications,
          millis: this.#host.monotonic() - this.#started,
          plan: this.#prepared.mode === 'run' ? undefined : this.#prepared.describe(this.#reader),
          profile: this.#execution.profile(),
        }
      }
      return step
    })
  }

  /** How much of the work of a long procedure is done, from 0 to 1, as far as it says. */
  get share(): number {
    return this.#execution.share
  }

  /** By how much work the last step went beyond its slice: for tests. */
  get overshoot(): number {
    return this.#execution.overshoot
  }

  /** Steps to the end. @throws like `Database.query` */
  collect(): QueryResult {
    const records: (readonly Value[])[] = []
    for (;;) {
      const step = this.step()
      if (step.kind === 'done') return new QueryResult(this.keys, records, this.summary())
      for (const record of step.records) records.push(record)
    }
  }

  /** Rolls back; the next step throws `Cancelled`. */
  cancel(): void {
    this.#execution.cancel()
    this.#end((ending) => {
      if (this.writes) ending.fail(cancelled())
      else ending.complete()
    })
  }

  /** @throws UsageError `QueryRunning` before the last step */
  summary(): Summary {
    if (this.#summary === undefined)
      throw new UsageError({
        code: 'QueryRunning',
        message: 'The query is still running.',
        hint: 'Step until it is done.',
      })
    return this.#summary
  }

  /** What the execution tells of the whole query. */
  #told(): readonly Hint[] {
    const at = { start: 0, end: this.#prepared.text.length }
    return [...this.#execution.messages].map(([message, kind]) => ({ kind, name: '', message, at }))
  }

  #guarded<Result>(run: () => Result): Result {
    try {
      return run()
    } catch (error) {
      const placed = this.#prepared.locate(error)
      this.#end((ending) => ending.fail(placed))
      this.#failure ??= { error: placed }
      throw placed
    }
  }

  #end(tell: (ending: Ending) => void): void {
    const ending = this.#ending
    if (ending === undefined) return
    this.#ending = undefined
    if (this.#isWatched) abandoned.unregister(this)
    this.#execution?.close()
    tell(ending)
  }
}

/** What a query runs on: `transaction` where it may write. */
export interface Target {
  readonly reader: GraphReader
  readonly transaction: ExecutionOptions['transaction']
}

/** When the time of a query is up that starts now. @throws UsageError `UnknownOption`, `InvalidLimit` */
export function deadlineOf(host: Host, options: QueryOptions): Deadline {
  requireQueryOptions(options)
  const { maxMillis } = options
  return new Deadline(host, maxMillis ?? DEFAULT_LIMITS.maxMillis)
}

/**
 * Checks what was asked and starts it; `begin` says on what and how it ends, and is called only if nothing is wrong.
 *
 * @throws CypherError `MissingParameter`, `ReadOnlyViolation`; UsageError `InvalidParameter`
 */
export function startQuery(
  prepared: PreparedQuery,
  host: Host,
  deadline: Deadline,
  parameters: QueryParameters,
  options: QueryOptions,
  begin: () => Target & Ending,
): RunningQuery {
  const values = parameterValues(parameters)
  try {
    requireParameters(prepared.parameters, values)
  } catch (error) {
    throw prepared.locate(error)
  }
  if (prepared.writes && options.readOnly === true) throw readOnlyViolation(prepared.text)
  const target = begin()
  const { reader, transaction } = target
  const limits = {
    deadline,
    maxRecords: options.maxRecords ?? DEFAULT_LIMITS.maxRecords,
    maxMemory: options.maxMemory ?? DEFAULT_LIMITS.maxMemory,
  }
  const execution = {
    reader,
    transaction,
    host,
    parameters: values,
    limits,
    memory: processMemory,
    exact: options.exact ?? false,
  }
  return new RunningQuery(prepared, execution, target)
}
