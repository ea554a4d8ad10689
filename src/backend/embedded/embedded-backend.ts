import type { Database, QueryParameters, RunningQuery, Schema, Summary } from '../../database/index.ts'
import type { Value } from '../../model/values.ts'
import type { Backend, RunOptions, RunResult } from '../backend.ts'
import { type Description, plainDescription } from '../description.ts'
import { StreamedResult } from '../streamed-result.ts'

type Records = readonly (readonly Value[])[]

/** How long a query may keep the thread before timers, input and aborts get their turn. */
const TURN_MILLIS = 10

/** The engine in this thread: queries advance in turns, so that several may run and any can be cancelled. */
export class EmbeddedBackend implements Backend {
  readonly #database: Database
  readonly #description: Description | undefined
  readonly #running = new Set<RunningQuery>()
  #lastWrite: Promise<unknown> = Promise.resolve()

  /** @param description the words, views and questions of the graph; without one its names speak for themselves */
  constructor(database: Database, description?: Description) {
    this.#database = database
    this.#description = description
  }

  async run(text: string, parameters: QueryParameters = {}, options: RunOptions = {}): Promise<RunResult> {
    const { limits = {}, exact, readOnly, signal } = options
    const statement = this.#database.prepare(text)
    const start = (): RunningQuery => {
      const running = this.#database.start(text, parameters, { ...limits, exact, readOnly })
      this.#running.add(running)
      if (signal?.aborted === true) running.cancel()
      return running
    }
    if (!statement.writes || readOnly === true)
      return new StreamedResult(this.#drive(start(), signal), statement.keys)
    // One writer at a time; its records are kept until it has committed, so that a slow reader holds no transaction.
    const written = this.#afterWrites(() => this.#drive(start(), signal))
    this.#lastWrite = written.catch(() => {})
    const { batches, summary } = await written
    return new StreamedResult(replay(batches, summary), statement.keys)
  }

  async #afterWrites(
    begin: () => AsyncGenerator<Records, Summary, undefined>,
  ): Promise<{ batches: Records[]; summary: Summary }> {
    await this.#lastWrite
    const steps = begin()
    const batches: Records[] = []
    for (;;) {
      const next = await steps.next()
      if (next.done === true) return { batches, summary: next.value }
      batches.push(next.value)
    }
  }

  async schema(): Promise<Schema> {
    return this.#database.schema()
  }

  async describe(): Promise<Description> {
    return this.#description ?? plainDescription(this.#database.schema())
  }

  async close(): Promise<void> {
    for (const running of this.#running) running.cancel()
    await this.#lastWrite
    this.#database.close()
  }

  async *#drive(
    running: RunningQuery,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Records, Summary, undefined> {
    const abort = (): void => running.cancel()
    signal?.addEventListener('abort', abort, { once: true })
    let finished = false
    try {
      let turn = performance.now()
      for (;;) {
        const step = running.step()
        if (step.kind === 'done') {
          finished = true
          return running.summary()
        }
        if (step.records.length > 0) yield step.records
        if (performance.now() - turn > TURN_MILLIS) {
          await pause()
          turn = performance.now()
        }
      }
    } finally {
      signal?.removeEventListener('abort', abort)
      if (!finished) running.cancel()
      this.#running.delete(running)
    }
  }
}

async function* replay(
  batches: readonly Records[],
  summary: Summary,
): AsyncGenerator<Records, Summary, undefined> {
  yield* batches
  return summary
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
