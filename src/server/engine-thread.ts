import { parentPort, workerData } from 'node:worker_threads'
import { EmbeddedBackend, type Description } from '../backend/index.ts'
import type { Channel } from '../backend/worker/channel.ts'
import { serveChannel } from '../backend/worker/serve-channel.ts'
import { Database, DEFAULT_LIMITS } from '../database/index.ts'
import { decodeGraph } from '../opening/encoded-graph.ts'

/** What the thread is started with: the graph of `encodeGraph` and the description, both as JSON text. */
export interface EngineThreadData {
  readonly graph: string
  readonly description: string
}

const { graph, description } = workerData as EngineThreadData
const port = parentPort
if (port !== null) {
  const backend = new EmbeddedBackend(
    new Database(decodeGraph(graph)),
    JSON.parse(description) as Description,
  )
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
      if (name === 'graph') return encoder.encode(graph)
      return encoder.encode(name === 'description' ? description : JSON.stringify(await backend.schema()))
    },
    DEFAULT_LIMITS,
  )
}
