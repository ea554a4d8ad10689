import type { ResultSummary } from 'neo4j-driver'
import { loadLabel } from '../../model/load-label.ts'
import { Node, type Value } from '../../model/values.ts'
import { cancelled, recordLimitReached, timeLimitReached } from '../../model/limit-errors.ts'
import type { Line } from './connections.ts'
import { MOST_MILLIS } from './deadlines.ts'
import { type Insertion, withInsertions } from './insertions.ts'
import { type Came, RecordQueue } from './record-queue.ts'
import { fromBolt } from './values.ts'

type Records = readonly (readonly Value[])[]

export interface QueryToRun {
  readonly text: string
  readonly mode: 'read' | 'write'
  /** What the text is sent with, in its order. */
  readonly insertions: readonly Insertion[]
  /** As the driver sends them. */
  readonly parameters: object
  readonly exact: boolean
  readonly maxMillis: number
  readonly maxRecords: number
  readonly signal: AbortSignal | undefined
}

/** One query under way. Limits and cancellation do not wait for the server: whoever reads is told at once. */
export class RunningQuery {
  readonly #line: Line
  readonly #query: QueryToRun
  readonly #timer: ReturnType<typeof setTimeout> | undefined
  readonly #abort = (): void => this.interrupt(cancelled())
  readonly #ended: () => void
  #queue: RecordQueue | undefined
  #interruption: Error | undefined
  #reject: ((error: Error) => void) | undefined
  #isOver = false
  #closing: Promise<void> = Promise.resolve()

  /** @param ended called once when the line is free or closed */
  constructor(line: Line, query: QueryToRun, ended: () => void) {
    this.#line = line
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

  /** Sends the query; resolves with its columns as the server names them. */
  async start(): Promise<readonly string[]> {
    const { text, insertions, parameters, maxMillis } = this.#query
    return this.#guarded(async () => {
      const millis = maxMillis < MOST_MILLIS ? maxMillis : undefined
      const result = this.#line.send(withInsertions(text, insertions), parameters, millis)
      const keys: readonly unknown[] = await result.keys()
      if (!keys.every((key) => typeof key === 'string'))
        throw new TypeError('it holds a column without a name')
      this.#queue = new RecordQueue(result[Symbol.asyncIterator]())
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
    try {
      for (;;) {
        const { records, summary } = await this.#take()
        count += records.length
        if (count > maxRecords) throw recordLimitReached(maxRecords)
        const batch = records.map((record) => Array.from(record.values(), (value) => fromBolt(value, exact)))
        if (summary !== undefined) this.#end('over')
        if (batch.length > 0) yield batch.filter((values) => !values.some(remembersLoad))
        if (summary !== undefined) return summary
      }
    } finally {
      // Whoever leaves before the end has not read the last record: what has ended is closed already.
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
    this.#closing = (how === 'over' ? this.#line.release() : this.#line.drop())
      .catch(() => {})
      .finally(this.#ended)
  }

  #take(): Promise<Came> {
    return this.#guarded(() => {
      if (this.#queue === undefined) throw new TypeError('the query has not been started')
      return this.#queue.take()
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

function remembersLoad(value: Value): boolean {
  return value instanceof Node && value.labels.includes(loadLabel)
}
