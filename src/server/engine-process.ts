import { getHeapStatistics } from 'node:v8'
import type { BoltStore } from '../backend/bolt/index.ts'
import { type Backend, type Description, EmbeddedBackend } from '../backend/index.ts'
import type { Channel } from '../backend/worker/channel.ts'
import { serveChannel } from '../backend/worker/serve-channel.ts'
import { DEFAULT_LIMITS, limitMemory } from '../database/index.ts'
import { decodeGraph, encodeGraph } from '../opening/encoded-graph.ts'
import { FullDatabase } from '../opening/full-database.ts'
import { readGraph, readSchema } from '../opening/read-graph.ts'

/**
 * The first message to the process: the graph of `encodeGraph` as UTF-8, or the server where it is; and the description, as
 * JSON text.
 */
export type EngineData = { readonly description: string } & (
  | { readonly kind: 'embedded'; readonly graph: Uint8Array }
  | { readonly kind: 'bolt'; readonly store: BoltStore }
)

// The other half is for the graph, and for what is not counted.
limitMemory(getHeapStatistics().heap_size_limit / 2)

// Ctrl-C reaches every process of a terminal: this one ends with the one that started it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
/** What whoever asks for more than the usual may have: a picture of 100,000 nodes and 300,000 lines is so many records. */
const MOST = { ...DEFAULT_LIMITS, maxMillis: 120_000, maxRecords: 500_000 }

/** What came while the graph was made. */
const waiting: unknown[] = []
let take = (message: unknown): void => {
  take = (next) => void waiting.push(next)
  void serve(message as EngineData)
}
process.on('message', (message) => take(message))

async function serve(data: EngineData): Promise<void> {
  const backend = await openBackend(data)
  process.once('disconnect', () => void backend.close().finally(() => process.exit()))
  // The process that started this one may be gone by now.
  if (!process.connected) process.exit()
  const channel: Channel = {
    // What is not sent because the channel is closed is asked for by nothing any more.
    post: (message) => void process.send?.(message, undefined, undefined, () => {}),
    listen(handle) {
      take = handle
      for (const message of waiting.splice(0)) handle(message)
    },
    lost: () => {},
  }
  const encoder = new TextEncoder()
  serveChannel(
    backend,
    channel,
    async (name) => {
      if (name === 'graph')
        return encoder.encode(encodeGraph((await readGraph(backend)).read(), await readSchema(backend)))
      return encoder.encode(
        name === 'description' ? data.description : JSON.stringify(await backend.schema()),
      )
    },
    MOST,
  )
}

async function openBackend(data: EngineData): Promise<Backend> {
  const words = JSON.parse(data.description) as Description
  if (data.kind === 'embedded')
    return new EmbeddedBackend(
      new FullDatabase(decodeGraph(new TextDecoder().decode(data.graph)), undefined, words),
      words,
    )
  // The driver is loaded only where it is needed.
  const { BoltBackend } = await import('../backend/bolt/index.ts')
  return new BoltBackend(data.store, words)
}
