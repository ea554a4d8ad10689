import { EmbeddedBackend, type Description } from '../../backend/index.ts'
import type { Channel } from '../../backend/worker/channel.ts'
import { serveChannel } from '../../backend/worker/serve-channel.ts'
import { Database } from '../../database/index.ts'
import { decodeGraph } from '../../opening/encoded-graph.ts'

/** The engine in a worker of the page: the whole graph is fetched once, then nothing leaves the page. */

const scope = globalThis as unknown as Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<unknown>) => void) | null
}

async function load(name: string): Promise<string> {
  const response = await fetch(`/api/${name}`)
  if (!response.ok) throw new Error(`/api/${name} answered ${response.status}`)
  return response.text()
}

// Messages that come while the graph is loading wait for it.
const waiting: unknown[] = []
let handle = (message: unknown): void => void waiting.push(message)
scope.onmessage = ({ data }) => handle(data)
const channel: Channel = {
  post: (message) => scope.postMessage(message),
  listen(next) {
    handle = next
    for (const message of waiting.splice(0)) next(message)
  },
  lost: () => {},
}

const [graph, description] = await Promise.all([load('graph'), load('description')])
const backend = new EmbeddedBackend(new Database(decodeGraph(graph)), JSON.parse(description) as Description)
const encoder = new TextEncoder()
serveChannel(backend, channel, async (name) => {
  if (name === 'graph') return encoder.encode(graph)
  return encoder.encode(name === 'description' ? description : JSON.stringify(await backend.schema()))
})
