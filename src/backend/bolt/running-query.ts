import type { Record as DriverRecord, ResultSummary } from 'neo4j-driver'
import { loadLabel } from '../../model/load-label.ts'
import { Node, type Value } from '../../model/values.ts'
import { cancelled, recordLimitReached, timeLimitReached } from '../../model/limit-errors.ts'
import type { Lease } from './connections.ts'
import { fromBolt } from './values.ts'

type Records = readonly (readonly Value[])[]
type Step = IteratorResult<DriverRecord, ResultSummary>

/** Most records that are handed on at once. */
const BATCH = 1024

export interface QueryToRun {
  readonly text: string
  readonly mode: 'read' | 'write'
  /** Put before the text: the server says what the query does, and does not run it. */
  readonly prefix: '' | 'EXPLAIN '
  /** As the driver sends them. */
  readonly parameters: object
  readonly exact: boolean
  readonly maxMillis: number
  readonly maxRecords: number
  readonly signal: AbortSignal | undefined
}

/** One query on a connection of its own. Limits and cancellation do not wait for the server: whoever reads is told at once. */
export class RunningQuery {
  readonly #lease: Lease
  readonly #query: QueryToRun
  readonly #timer: ReturnType<typeof setTimeout> | undefined
  readonly #abort = (): void => this.interrupt(cancelled())
  readonly #ended: () => void
  #steps: AsyncIterator<DriverRecord, ResultSummary> | undefined
  #interruption: Error | undefined
  #reject: ((error: Error) => void) | undefined
  #isOver = false
  #closing: Promise<void> = Promise.resolve()

  /** @param ended called once when the connection is free or closed */
  constructor(lease: Lease, query: QueryToRun, ended: () => void) {
    this.#lease = lease
    this.#query = query
    this.#ended = ended
    const { signal, maxMillis } = query
    if (maxMillis < MOST_MILLIS)
      this.#timer = setTimeout(() => this.interrupt(timeLimitReached(maxMillis)), maxMillis)
    if (signal?.aborted === true) this.interrupt(cancelled())
    signal?.addEventListener('abort', this.#abort, { once: true })
  }

  /** Settled when the server has been told that the query is over. */
  get closing(): Promise<void> {
    return this.#closing
  }

  /** Sends the query; resolves with its columns. */
  async start(): Promise<readonly string[]> {
    const { text, prefix, parameters, maxMillis } = this.#query
    const timeout = maxMillis < MOST_MILLIS ? { timeout: Math.ceil(maxMillis) } : {}
    return this.#guarded(async () => {
      const result = this.#lease.session.run(prefix + text, parameters, timeout)
      const keys = await result.keys()
      this.#steps = result[Symbol.asyncIterator]()
      return keys
    })
  }

  /**
   * The records in batches: what has come is handed on before what comes is waited for. A record with a node that
   * `silkgraph load` keeps at the server is left out.
   */
  async *records(): AsyncGenerator<Records, ResultSummary, undefined> {
    const { exact, maxRecords } = this.#query
    let count = 0
    let pending = this.#next()
    try {
      for (;;) {
        let step = await pending
        if (step.done === true) {
          this.#end('over')
          return step.value
        }
        const batch: (readonly Value[])[] = []
        const turn = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 0))
        for (;;) {
          if (++count > maxRecords) throw recordLimitReached(maxRecords)
          const values = Array.from(step.value.values(), (value) => fromBolt(value, exact))
          if (!values.some(remembersLoad)) batch.push(values)
          pending = this.#next()
          // Whoever reads may take its time before this is waited for again.
          pending.catch(() => {})
          if (batch.length === BATCH) break
          const next = await Promise.race([pending, turn])
          if (next === undefined || next.done === true) break
          step = next
        }
        yield batch
      }
    } finally {
      // Whoever leaves before the end has not read the last record: what has come to its end is closed already.
      this.#end('left')
    }
  }

  /** Ends the query with an error. */
  interrupt(error: Error): void {
    if (this.#isOver || this.#interruption !== undefined) return
    this.#interruption = error
    this.#reject?.(error)
    this.#end('left')
  }

  #end(how: 'over' | 'left'): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#query.signal?.removeEventListener('abort', this.#abort)
    this.#closing = (how === 'over' ? this.#lease.release() : this.#lease.drop())
      .catch(() => {})
      .finally(this.#ended)
  }

  #next(): Promise<Step> {
    return this.#guarded(() => {
      const steps = this.#steps
      if (steps === undefined) throw new TypeError('the query has not been started')
      return steps.next()
    })
  }

  /** What a piece of work answers, or the interruption where that comes first. */
  #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#interruption !== undefined) {
        reject(this.#interruption)
        return
      }
      this.#reject = reject
      work().then(resolve, (error: unknown) => {
        this.#end('over')
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    })
  }
}

/** Beyond it a timer fires at once: such a limit is none. */
const MOST_MILLIS = 2 ** 31 - 1

function remembersLoad(value: Value): boolean {
  return value instanceof Node && value.labels.includes(loadLabel)
}
