import { UsageError } from '../../../errors.ts'
import type { ManyMessage, ManyRequest } from './many-worker.ts'
import type { ManyTask, Step } from './spread-many.ts'

/** A picture so large takes a good part of a second to be drawn anew: between two of its steps there is time to look and to move. */
const BETWEEN = 4_000

export interface ManyOptions {
  /** Ends the work at once: nothing is told from then on. */
  readonly signal: AbortSignal
  /** Each is told once the one before was taken. */
  readonly onStep: (step: Step, last: boolean) => void
  readonly onError: (error: unknown) => void
}

/** Many nodes by forces, done by a worker of the page that lives as long as the task; what the task holds is handed over to it. */
export function spreadManyInWorker(task: ManyTask, { signal, onStep, onError }: ManyOptions): void {
  const worker = new Worker(new URL('./many-worker.ts', import.meta.url), { type: 'module' })
  const tell = (request: ManyRequest, handedOver: Transferable[] = []): void =>
    worker.postMessage(request, handedOver)
  signal.addEventListener('abort', () => worker.terminate(), { once: true })
  worker.onmessage = ({ data }: MessageEvent<ManyMessage>) => {
    onStep(data, data.last)
    if (data.last) worker.terminate()
    else tell({ kind: 'more' })
  }
  worker.onerror = ({ message }) => {
    worker.terminate()
    onError(
      new UsageError({
        code: 'NoLayout',
        message: `The picture could not be laid out: ${message || 'its worker could not start'}.`,
        hint: 'Load the page again, or read the records as a table.',
      }),
    )
  }
  // Copies are handed over, so that the same task can be begun again.
  const [starts, ends] = [task.starts.slice(), task.ends.slice()]
  tell({ kind: 'begin', task: { ...task, starts, ends }, millis: BETWEEN }, [starts.buffer, ends.buffer])
}
