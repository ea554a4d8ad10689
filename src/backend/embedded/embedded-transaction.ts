import {
  parameterPieces,
  type QueryParameters,
  requireWaitOptions,
  type Transaction,
  type WaitOptions,
} from '../../database/index.ts'
import { requireRunOptions } from '../require-run-options.ts'
import type { BackendTransaction, RunOptions, RunResult } from '../backend.ts'
import { inTurns } from '../in-turns.ts'
import type { RunningQueries } from './running-queries.ts'

/** A transaction of the engine in this thread. Its queries run one after another, in the order of the calls. */
export class EmbeddedTransaction implements BackendTransaction {
  readonly #transaction: Transaction
  readonly #queries: RunningQueries
  #last: Promise<unknown> = Promise.resolve()

  constructor(transaction: Transaction, queries: RunningQueries) {
    this.#transaction = transaction
    this.#queries = queries
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    requireRunOptions(options)
    const { limits = {}, exact, readOnly, signal } = options
    const result = this.#last.then(async () => {
      const values = await this.#values(parameters, signal)
      const running = this.#transaction.start(text, values, { ...limits, exact, readOnly })
      return this.#queries.keep(running, options)
    })
    this.#last = result.catch(() => {})
    return result
  }

  async #values(parameters: QueryParameters, signal: AbortSignal | undefined): Promise<QueryParameters> {
    try {
      return await inTurns(parameterPieces(parameters), signal)
    } catch (error) {
      // A query that fails takes its transaction with it, also where it had not begun.
      this.#transaction.fail(error)
      throw error
    }
  }

  async commit(options: WaitOptions = {}): Promise<void> {
    requireWaitOptions(options)
    await this.#last
    this.#transaction.commit()
  }

  async rollback(): Promise<void> {
    this.#transaction.rollback()
    await this.#last
  }
}
