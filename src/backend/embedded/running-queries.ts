import type { RunningQuery, Summary } from '../../database/index.ts'
import type { Value } from '../../model/values.ts'
import type { RunOptions, RunResult } from '../backend.ts'
import { kept, StreamedResult } from '../streamed-result.ts'
import { turns } from '../turns.ts'

type Watching = Pick<RunOptions, 'signal' | 'onProgress'>

type Records = readonly (readonly Value[])[]

/** The queries of a backend that are under way: they advance in turns, so that several may run and any can be cancelled. */
export class RunningQueries {
  /** Weak: a result that is no longer read must not be kept by this. */
  readonly #running = new Set<WeakRef<RunningQuery>>()

  /** The records while the query runs. */
  stream(running: RunningQuery, options: Watching): RunResult {
    return new StreamedResult(this.#drive(running, options), running.keys)
  }

  /** Runs the query to its end first, so that a slow reader holds nothing up. */
  keep(running: RunningQuery, options: Watching): Promise<RunResult> {
    return kept(this.#drive(running, options), running.keys)
  }

  cancelAll(): void {
    for (const running of this.#running) running.deref()?.cancel()
  }

  #drive(running: RunningQuery, options: Watching): AsyncGenerator<Records, Summary, undefined> {
    if (options.signal?.aborted === true) running.cancel()
    const reference = new WeakRef(running)
    this.#running.add(reference)
    return this.#advance(running, options, () => this.#running.delete(reference))
  }

  async *#advance(
    running: RunningQuery,
    { signal, onProgress }: Watching,
    over: () => void,
  ): AsyncGenerator<Records, Summary, undefined> {
    const abort = (): void => running.cancel()
    signal?.addEventListener('abort', abort, { once: true })
    const worker = turns.worker()
    let finished = false
    let told = 0
    try {
      for (;;) {
        if (worker.due()) await worker.turn()
        const step = running.step()
        if (onProgress !== undefined && running.share !== told) {
          told = running.share
          onProgress(told)
        }
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
