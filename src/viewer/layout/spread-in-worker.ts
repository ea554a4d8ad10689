import { UsageError } from '../../errors.ts'
import type { SpreadMessage } from './spread-worker.ts'
import type { Positions, SpreadTask } from './spread.ts'

export interface SpreadOptions {
  /** Ends the work at once: nothing is told from then on, and the promise never settles. */
  readonly signal: AbortSignal
  /** The share that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

/**
 * The heavy part of a layout, done by a worker of the page that lives as long as the task.
 *
 * @throws (rejects with) UsageError `NoLayout` where the worker fails
 */
export function spreadInWorker(task: SpreadTask, { signal, onProgress }: SpreadOptions): Promise<Positions> {
  const worker = new Worker(new URL('./spread-worker.ts', import.meta.url), { type: 'module' })
  signal.addEventListener('abort', () => worker.terminate(), { once: true })
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SpreadMessage>) => {
      if (data.kind === 'progress') return onProgress(data.share)
      worker.terminate()
      resolve(data.places)
    }
    worker.onerror = ({ message }) => {
      worker.terminate()
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
