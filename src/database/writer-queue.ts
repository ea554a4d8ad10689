import type { GraphStore, GraphTransaction } from '../cypher/index.ts'
import { QueryLimitError, type SilkgraphError, UsageError } from '../errors.ts'
import { cancelled, durationText } from '../model/limit-errors.ts'

/** The right to write. It is given back by `commit` or `rollback`, whichever comes first; later calls do nothing. */
export interface Writer {
  readonly graph: GraphTransaction
  readonly ended: boolean
  /** @throws ConstraintViolation, and then all is rolled back */
  commit(): void
  rollback(): void
}

/** How long a writer waits for the one before it. */
export interface WaitOptions {
  /** Default 10,000. */
  readonly maxWaitMillis?: number | undefined
  /** Aborting ends the waiting with `QueryLimitError` `Cancelled`. */
  readonly signal?: AbortSignal | undefined
}

interface Waiting {
  grant(): void
  refuse(error: SilkgraphError): void
}

const DEFAULT_WAIT_MILLIS = 10_000
/** Timers hold no longer time. */
const LONGEST_TIMER = 2 ** 31 - 1

/** One writer of a store at a time; who waits gets the turn in the order of coming. */
export class WriterQueue {
  readonly #store: GraphStore
  readonly #waiting = new Set<Waiting>()
  #current: Writer | undefined

  constructor(store: GraphStore) {
    this.#store = store
  }

  /** @throws SilkgraphError `TransactionConflict` where another writer is at work */
  begin(): Writer {
    const writer = new HeldWriter(this.#store.begin(), () => this.#handOver())
    this.#current = writer
    return writer
  }

  /** @throws (rejects with) QueryLimitError `TransactionTimeout`, `Cancelled` */
  async beginInTurn({ maxWaitMillis = DEFAULT_WAIT_MILLIS, signal }: WaitOptions = {}): Promise<Writer> {
    if (signal?.aborted === true) throw cancelled()
    if (this.#current === undefined) return this.begin()
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiting)
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
      }
      const waiting: Waiting = {
        grant: () => {
          leave()
          try {
            resolve(this.begin())
          } catch (error) {
            reject(error)
          }
        },
        refuse: (error) => {
          leave()
          reject(error)
        },
      }
      const abort = (): void => waiting.refuse(cancelled())
      const giveUp = (): void => waiting.refuse(waitedTooLong(maxWaitMillis))
      const timer = setTimeout(giveUp, Math.min(maxWaitMillis, LONGEST_TIMER))
      signal?.addEventListener('abort', abort, { once: true })
      this.#waiting.add(waiting)
    })
  }

  /** Rolls back the writer at work and refuses those who wait. */
  close(): void {
    for (const waiting of this.#waiting) waiting.refuse(databaseClosed())
    this.#current?.rollback()
  }

  #handOver(): void {
    this.#current = undefined
    for (const next of this.#waiting) {
      next.grant()
      if (this.#current !== undefined) return
    }
  }
}

class HeldWriter implements Writer {
  readonly graph: GraphTransaction
  readonly #release: () => void
  #ended = false

  constructor(graph: GraphTransaction, release: () => void) {
    this.graph = graph
    this.#release = release
  }

  get ended(): boolean {
    return this.#ended
  }

  commit(): void {
    this.#end(() => this.graph.commit())
  }

  rollback(): void {
    this.#end(() => this.graph.rollback())
  }

  #end(finish: () => void): void {
    if (this.#ended) return
    this.#ended = true
    try {
      finish()
    } finally {
      this.#release()
    }
  }
}

export function databaseClosed(): UsageError {
  return new UsageError({
    code: 'DatabaseClosed',
    message: 'The database is closed.',
    hint: 'Close it only after the last query.',
  })
}

function waitedTooLong(millis: number): QueryLimitError {
  return new QueryLimitError({
    code: 'TransactionTimeout',
    message: `Another transaction was still open after ${durationText(millis)} of waiting.`,
    hint: 'Commit or roll back the open transaction sooner, or raise maxWaitMillis.',
  })
}
