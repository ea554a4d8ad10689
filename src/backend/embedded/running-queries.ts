import type { RunningQuery, Summary } from '../../database/index.ts'
import type { Value } from '../../model/values.ts'
import type { RunResult } from '../backend.ts'
import { kept, StreamedResult } from '../streamed-result.ts'
import { turns } from '../turns.ts'

type Records = readonly (readonly Value[])[]

/** The queries of a backend that are under way: they advance in turns, so that several may run and any can be cancelled. */
export class RunningQueries {
  /** Weak: a result that is no longer read must not be kept by this. */
  readonly #running = new Set<WeakRef<RunningQuery>>()

  /** The records while the query runs. */
  stream(running: RunningQuery, signal: AbortSignal | undefined): RunResult {
    return new StreamedResult(this.#drive(running, signal), running.keys)
  }

  /** Runs the query to its end first, so that a slow reader holds nothing up. */
  keep(running: RunningQuery, signal: AbortSignal | undefined): Promise<RunResult> {
    return kept(this.#drive(running, signal), running.keys)
  }

  cancelAll(): void {
    for (const running of this.#running) running.deref()?.cancel()
  }

  #drive(
    running: RunningQuery,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Records, Summary, undefined> {
    if (signal?.aborted === true) running.cancel()
    const reference = new WeakRef(running)
    this.#running.add(reference)
    return this.#advance(running, signal, () => this.#running.delete(reference))
  }

  async *#advance(
    running: RunningQuery,
    signal: AbortSignal | undefined,
    over: () => void,
  ): AsyncGenerator<Records, Summary, undefined> {
    const abort = (): void => running.cancel()
    signal?.addEventListener('abort', abort, { once: true })
    const worker = turns.worker()
    let finished = false
    try {
      for (;;) {
        if (worker.due()) await worker.turn()
        const step = running.step()
        if (step.kind === 'done') {
          finished = true
          return running.summary()
        }
        if (step.records.length === 0) continue
        worker.rest()
        yield step.records
      }
    } finally {
      worker.rest()
      signal?.removeEventListener('abort', abort)
      if (!finished) running.cancel()
      over()
    }
  }
}
