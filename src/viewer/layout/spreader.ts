import { UsageError } from '../../errors.ts'
import type { SpreadMessage } from './spread-worker.ts'
import type { Positions, SpreadTask } from './spread.ts'

export interface SpreadOptions {
  /** Ends the work: nothing is told from then on, and the promise never settles. */
  readonly signal: AbortSignal
  /** The share that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Asks a worker of the page for the heavy part of layouts. The worker stays for the next task, unless one was cancelled. */
export class Spreader {
  #worker: Worker | undefined

  /** @throws (rejects with) UsageError `NoLayout` where the worker fails */
  spread(task: SpreadTask, { signal, onProgress }: SpreadOptions): Promise<Positions> {
    const worker = (this.#worker ??= new Worker(new URL('./spread-worker.ts', import.meta.url), {
      type: 'module',
    }))
    return new Promise((resolve, reject) => {
      const end = new AbortController()
      // The worker is busy with what nobody wants any more: the next task gets another.
      signal.addEventListener('abort', () => this.close(), { signal: end.signal })
      worker.onmessage = ({ data }: MessageEvent<SpreadMessage>) => {
        if (data.kind === 'progress') return onProgress(data.share)
        end.abort()
        resolve(data.places)
      }
      worker.onerror = ({ message }) => {
        end.abort()
        this.close()
        reject(
          new UsageError({
            code: 'NoLayout',
            message: `The picture could not be laid out: ${message || 'its worker could not start'}.`,
            hint: 'Load the page again, or read the records as a table.',
          }),
        )
      }
      worker.postMessage(task)
    })
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = undefined
  }
}
