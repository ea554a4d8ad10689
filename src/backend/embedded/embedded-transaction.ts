import type { QueryParameters, Transaction } from '../../database/index.ts'
import type { BackendTransaction, RunOptions, RunResult } from '../backend.ts'
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
    const { limits = {}, exact, readOnly, signal } = options
    const result = this.#last.then(() =>
      this.#queries.keep(this.#transaction.start(text, parameters, { ...limits, exact, readOnly }), signal),
    )
    this.#last = result.catch(() => {})
    return result
  }

  async commit(): Promise<void> {
    await this.#last
    this.#transaction.commit()
  }

  async rollback(): Promise<void> {
    this.#transaction.rollback()
    await this.#last
  }
}
