import type { Transaction as DriverTransaction } from 'neo4j-driver'
import {
  type QueryParameters,
  requireWaitOptions,
  transactionEnded,
  transactionFailed,
  type WaitOptions,
} from '../../database/index.ts'
import { requireRunOptions } from '../require-run-options.ts'
import { ConnectionError } from '../../errors.ts'
import type { BackendTransaction, RunOptions, RunResult } from '../backend.ts'
import type { Lease, Line } from './connections.ts'
import { atMost, LEAVE_MILLIS, unlessLate } from './deadlines.ts'

/** How long a server may take to commit. */
const COMMIT_MILLIS = 300_000

/** What a transaction needs of its backend. */
export interface TransactionContext {
  readonly lease: Lease
  readonly transaction: DriverTransaction
  /** Runs a query over a line, and to its end. */
  run(text: string, parameters: QueryParameters, options: RunOptions, line: Line): Promise<RunResult>
  /** The driver's error in our own shape. */
  readonly toldApart: (error: unknown) => unknown
  /** Called once when the connection is free or closed. */
  ended(): void
}

type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'ended'; readonly how: 'committed' | 'rolled back' }

/** A transaction at a server, on a connection of its own. Its queries run one after another, in the order of the calls. */
export class BoltTransaction implements BackendTransaction {
  readonly #context: TransactionContext
  readonly #line: Line
  /** Aborted when the transaction is given up: what runs in it then ends. */
  readonly #abort = new AbortController()
  #state: State = { kind: 'open' }
  #last: Promise<unknown> = Promise.resolve()
  #isDropped = false
  #leaving: Promise<void> | undefined

  constructor(context: TransactionContext) {
    this.#context = context
    const { lease, transaction } = context
    this.#line = {
      send: (text, parameters) => transaction.run(text, parameters),
      // The connection stays the transaction's.
      release: async () => {},
      drop: () => {
        this.#isDropped = true
        return lease.drop()
      },
    }
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    requireRunOptions(options)
    const result = this.#last.then(async () => {
      this.#requireOpen()
      const signal = AbortSignal.any([this.#abort.signal, ...(options.signal ? [options.signal] : [])])
      try {
        return await this.#context.run(text, parameters, { ...options, signal }, this.#line)
      } catch (error) {
        await this.#giveUp({ kind: 'failed', cause: error })
        throw error
      }
    })
    this.#last = result.catch(() => {})
    return result
  }

  async commit(options: WaitOptions = {}): Promise<void> {
    requireWaitOptions(options)
    const { maxWaitMillis = COMMIT_MILLIS, signal } = options
    await this.#last
    this.#requireOpen()
    this.#state = { kind: 'ended', how: 'committed' }
    const { transaction, toldApart } = this.#context
    const signals = [this.#abort.signal, ...(signal ? [signal] : [])]
    try {
      await unlessLate(transaction.commit(), {
        millis: maxWaitMillis,
        late: notSaid(),
        signal: AbortSignal.any(signals),
      })
    } catch (error) {
      this.#isDropped = true
      await this.#leave(() => this.#context.lease.drop())
      const told = toldApart(error)
      throw told instanceof ConnectionError ? notSaid(told) : told
    }
    await this.#leave(() => this.#context.lease.release())
  }

  async rollback(): Promise<void> {
    if (this.#state.kind === 'ended' && this.#state.how === 'committed') throw transactionEnded('committed')
    await this.#giveUp({ kind: 'ended', how: 'rolled back' })
    await this.#last
  }

  /** Rolls back what is not committed, as its backend is closed. */
  async close(): Promise<void> {
    if (this.#state.kind === 'ended' && this.#state.how === 'committed') this.#abort.abort()
    else await this.#giveUp({ kind: 'ended', how: 'rolled back' })
    await this.#leaving
  }

  async #giveUp(state: State): Promise<void> {
    if (this.#state.kind === 'open') this.#state = state
    this.#abort.abort()
    const { lease, transaction } = this.#context
    await this.#leave(async () => {
      if (this.#isDropped) return
      await atMost(LEAVE_MILLIS, transaction.rollback())
      await lease.release()
    })
  }

  #leave(how: () => Promise<void>): Promise<void> {
    this.#leaving ??= how()
      .catch(() => {})
      .finally(() => this.#context.ended())
    return this.#leaving
  }

  #requireOpen(): void {
    if (this.#state.kind === 'failed') throw transactionFailed(this.#state.cause)
    if (this.#state.kind === 'ended') throw transactionEnded(this.#state.how)
  }
}

function notSaid(cause?: ConnectionError): ConnectionError {
  return new ConnectionError({
    code: cause?.code ?? 'NoServer',
    message: 'The server did not say whether it committed the transaction.',
    hint: 'Look at the data before you run it again.',
    serverCode: cause?.serverCode,
    cause,
  })
}
