import { EmbeddedBackend, type Description } from '../../backend/index.ts'
import type { Channel } from '../../backend/worker/channel.ts'
import { serveChannel } from '../../backend/worker/serve-channel.ts'
import { decodeGraph } from '../../opening/encoded-graph.ts'
import { FullDatabase } from '../../opening/full-database.ts'
import type { Documents } from './documents.ts'

/** The engine in a worker of the page, which is handed the whole graph: nothing that it is asked leaves the page. */

const scope = globalThis as unknown as Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<unknown>) => void) | null
}

const channel: Channel = {
  post: (message) => scope.postMessage(message),
  listen(handle) {
    scope.onmessage = ({ data }) => handle(data)
  },
  lost: () => {},
}

scope.onmessage = ({ data }) => {
  const { graph, description } = data as Documents
  const words = JSON.parse(description) as Description
  const backend = new EmbeddedBackend(new FullDatabase(decodeGraph(graph), undefined, words.shapes), words)
  const encoder = new TextEncoder()
  serveChannel(backend, channel, async (name) => {
    if (name === 'graph') return encoder.encode(graph)
    return encoder.encode(name === 'description' ? description : JSON.stringify(await backend.schema()))
  })
}
