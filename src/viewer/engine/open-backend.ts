import type { Backend } from '../../backend/index.ts'
import { fetchWithAccess } from '../../backend/http/access.ts'
import { HttpBackend } from '../../backend/http/http-backend.ts'
import { ChannelClient } from '../../backend/worker/channel-client.ts'
import type { Channel } from '../../backend/worker/channel.ts'
import { WorkerBackend } from '../../backend/worker/worker-backend.ts'
import { access } from '../sign-in/access.ts'
import type { State } from '../state/state.ts'
import type { EngineStart } from './messages.ts'

/** Who answers for the server's graph: the server, or the same engine in a worker of this page. */
export function openBackend(engine: State['engine']): Backend {
  if (engine === 'server') return new HttpBackend('/api', access)
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })
  // The page asks for the graph, because only it holds the token.
  const started = loadDocuments().then((documents) => worker.postMessage(documents))
  const channel: Channel = {
    post: (message) => void started.then(() => worker.postMessage(message)).catch(() => {}),
    listen: (handle) => worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data)),
    lost(handle) {
      worker.addEventListener('error', ({ message }) => handle(message || 'it could not start'))
      started.catch((error: unknown) => handle(error instanceof Error ? error.message : String(error)))
    },
  }
  // The graph of a worker never changes.
  return new WorkerBackend(new ChannelClient(channel), () => worker.terminate(), worker)
}

async function loadDocuments(): Promise<EngineStart> {
  const [graph, description] = await Promise.all([loadDocument('graph'), loadDocument('description')])
  return { kind: 'graph', graph, description }
}

/** A document of the server, as JSON text: of its graph, or what is said of it. */
export async function loadDocument(name: 'graph' | 'description'): Promise<string> {
  const response = await fetchWithAccess(`/api/${name}`, {}, access)
  if (!response.ok) throw new Error(`/api/${name} answered ${response.status}`)
  return response.text()
}
