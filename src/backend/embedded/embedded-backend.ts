import {
  Database,
  parameterPieces,
  type QueryParameters,
  type Schema,
  type WaitOptions,
} from '../../database/index.ts'
import { requireRunOptions } from '../require-run-options.ts'
import { UsageError } from '../../errors.ts'
import type { BackendTransaction, RunOptions, RunResult, TransactionalBackend } from '../backend.ts'
import { type Description, plainDescription } from '../description.ts'
import { inTransaction } from '../in-transaction.ts'
import { EmbeddedTransaction } from './embedded-transaction.ts'
import { inTurns } from '../in-turns.ts'
import { RunningQueries } from './running-queries.ts'

/** The engine in this thread. */
export class EmbeddedBackend implements TransactionalBackend {
  readonly #database: Database
  readonly #description: Description | undefined
  readonly #queries = new RunningQueries()

  /**
   * @param description the words, views and questions of the graph; without one its names speak for themselves
   * @throws UsageError `InvalidDatabase`, `InvalidDescription`
   */
  constructor(database: Database, description?: Description) {
    requireDatabase(database)
    requireDescription(description)
    this.#database = database
    this.#description = description
  }

  get version(): unknown {
    return this.#database.read()
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    requireRunOptions(options)
    const { limits = {}, exact, readOnly, signal, maxWaitMillis } = options
    const queryOptions = { ...limits, exact, readOnly }
    // What is wrong with the text is told before anything waits.
    const deadline = this.#database.deadline(queryOptions)
    const { writes } = this.#database.prepare(text, queryOptions, deadline)
    const made = inTurns(parameterPieces(parameters), signal)
    const values = made instanceof Promise ? await made : made
    if (!writes || readOnly === true)
      return this.#queries.stream(this.#database.start(text, values, queryOptions, deadline), options)
    const transaction = await deadline.waitFor(this.#database.beginInTurn({ maxWaitMillis, signal }))
    const result = await this.#queries.keep(transaction.start(text, values, queryOptions, deadline), options)
    transaction.commit()
    return result
  }

  async begin(options: WaitOptions = {}): Promise<BackendTransaction> {
    return new EmbeddedTransaction(await this.#database.beginInTurn(options), this.#queries)
  }

  async transaction<Result>(
    work: (transaction: BackendTransaction) => Promise<Result>,
    options: WaitOptions = {},
  ): Promise<Result> {
    return inTransaction(await this.begin(options), work)
  }

  async schema(): Promise<Schema> {
    return this.#database.schema()
  }

  async describe(): Promise<Description> {
    return this.#description ?? plainDescription(this.#database.schema())
  }

  async close(): Promise<void> {
    this.#queries.cancelAll()
    this.#database.close()
  }
}

/** As a caller in JavaScript may give it. */
function requireDatabase(database: unknown): void {
  if (database instanceof Database) return
  throw new UsageError({
    code: 'InvalidDatabase',
    message: '`EmbeddedBackend` must be given a `Database`.',
    hint: 'Write new EmbeddedBackend(new Database()).',
  })
}

function requireDescription(description: Partial<Description> | null | undefined): void {
  if (description === undefined || Array.isArray(description?.queries)) return
  throw new UsageError({
    code: 'InvalidDescription',
    message: 'The second argument of `EmbeddedBackend` must be a description of the graph, not options.',
    hint: 'Limits and `maxWaitMillis` are given with each query, as in run(text, {}, { maxWaitMillis: 1000 }).',
  })
}
