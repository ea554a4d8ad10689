import type { Backend } from '../../backend/index.ts'
import { HttpBackend } from '../../backend/http/http-backend.ts'
import { ChannelClient } from '../../backend/worker/channel-client.ts'
import type { Channel } from '../../backend/worker/channel.ts'
import { WorkerBackend } from '../../backend/worker/worker-backend.ts'
import type { State } from '../state/state.ts'

/** Who answers: the server, or the same engine in a worker of this page. */
export function openBackend(engine: State['engine']): Backend {
  if (engine === 'server') return new HttpBackend('/api')
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })
  const channel: Channel = {
    post: (message) => worker.postMessage(message),
    listen: (handle) => worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data)),
    lost: (handle) =>
      worker.addEventListener('error', ({ message }) => handle(message || 'it could not start')),
  }
  return new WorkerBackend(new ChannelClient(channel), () => worker.terminate())
}
