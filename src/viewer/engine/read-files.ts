import type { Backend, Description } from '../../backend/index.ts'
import { ChannelClient } from '../../backend/worker/channel-client.ts'
import type { Channel } from '../../backend/worker/channel.ts'
import { WorkerBackend } from '../../backend/worker/worker-backend.ts'
import { DataError } from '../../errors.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { EngineStart, ReadingNews } from './messages.ts'

/** A graph that was made of files, in a worker that answers queries to it. */
export type OpenedGraph = Omit<ReadingNews & { readonly kind: 'opened' }, 'kind'> & {
  readonly backend: Backend
  /** The whole graph as JSON text, to which more can be added. */
  readonly graph: () => Promise<string>
  readonly description: Description
}

/** What the reader has to say before files can be opened. */
export type AskedTables = ReadingNews & { readonly kind: 'asks' }

/**
 * Reads files in a worker of their own, on the reader's machine.
 *
 * @param onProgress is told the share that has been read, from 0 to 1
 * @param signal aborting ends the worker at once: nothing of the files is kept
 * @returns the graph, or the tables of which the reader has to say what they are
 * @throws (rejects with) DataError with the file and line that is wrong; QueryLimitError `Cancelled`
 */
export function readFiles(
  given: Omit<EngineStart & { readonly kind: 'files' }, 'kind'>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ readonly kind: 'graph'; readonly opened: OpenedGraph } | AskedTables> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })
  const start: EngineStart = { kind: 'files', ...given }
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      worker.terminate()
      reject(cancelled())
      return
    }
    const fail = (error: Error): void => {
      worker.terminate()
      reject(error)
    }
    const cancel = (): void => fail(cancelled())
    signal.addEventListener('abort', cancel, { once: true })
    worker.addEventListener('error', ({ message }) => fail(stopped(message || 'it could not start')))
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isNews(data)) return
      if (data.kind === 'reading') onProgress(data.total === 0 ? 1 : data.bytes / data.total)
      else if (data.kind === 'failed') fail(new DataError(data))
      else if (data.kind === 'asks') {
        worker.terminate()
        resolve(data)
      } else {
        // From here on the worker is the graph's.
        signal.removeEventListener('abort', cancel)
        const { kind: _, ...opened } = data
        const client = clientOf(worker)
        resolve({
          kind: 'graph',
          opened: {
            ...opened,
            backend: new WorkerBackend(client, () => worker.terminate(), client),
            graph: async () => new TextDecoder().decode(await client.document('graph')),
          },
        })
      }
    })
    worker.postMessage(start)
  })
}

function clientOf(worker: Worker): ChannelClient {
  const channel: Channel = {
    post: (message) => worker.postMessage(message),
    listen: (handle) => worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data)),
    lost: (handle) =>
      worker.addEventListener('error', ({ message }) => handle(message || 'it ended without a word')),
  }
  return new ChannelClient(channel, 'Open the files again.')
}

/** Answers to queries come by the same way. */
function isNews(message: unknown): message is ReadingNews {
  const kinds: readonly unknown[] = ['reading', 'asks', 'opened', 'failed']
  return typeof message === 'object' && message !== null && 'kind' in message && kinds.includes(message.kind)
}

function stopped(reason: string): DataError {
  return new DataError({
    code: 'EngineLost',
    message: `The files could not be read: the worker has stopped (${reason}).`,
    hint: 'They may need more memory than a page has: open them with silkgraph serve --graph FILE.',
  })
}
