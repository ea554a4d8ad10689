import { parentPort, workerData } from 'node:worker_threads'
import type { BoltStore } from '../backend/bolt/index.ts'
import { type Backend, type Description, EmbeddedBackend } from '../backend/index.ts'
import type { Channel } from '../backend/worker/channel.ts'
import { serveChannel } from '../backend/worker/serve-channel.ts'
import { Database, DEFAULT_LIMITS } from '../database/index.ts'
import { decodeGraph, encodeGraph } from '../opening/encoded-graph.ts'
import { readGraph } from '../opening/read-graph.ts'

/**
 * What the thread is started with: the graph of `encodeGraph`, or the server where it is; and the description, as JSON text.
 */
export type EngineThreadData = { readonly description: string } & (
  { readonly kind: 'embedded'; readonly graph: string } | { readonly kind: 'bolt'; readonly store: BoltStore }
)

const data = workerData as EngineThreadData
const { description } = data
const port = parentPort
if (port !== null) {
  const backend = await openBackend(JSON.parse(description) as Description)
  const channel: Channel = {
    post: (message) => port.postMessage(message),
    listen: (handle) => void port.on('message', handle),
    lost: () => {},
  }
  const encoder = new TextEncoder()
  serveChannel(
    backend,
    channel,
    async (name) => {
      if (name === 'graph')
        return encoder.encode(
          data.kind === 'embedded' ? data.graph : encodeGraph((await readGraph(backend)).read()),
        )
      return encoder.encode(name === 'description' ? description : JSON.stringify(await backend.schema()))
    },
    DEFAULT_LIMITS,
  )
}

async function openBackend(words: Description): Promise<Backend> {
  if (data.kind === 'embedded') return new EmbeddedBackend(new Database(decodeGraph(data.graph)), words)
  // The driver is loaded only where it is needed.
  const { BoltBackend } = await import('../backend/bolt/index.ts')
  return new BoltBackend(data.store, words)
}
