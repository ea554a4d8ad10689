import { EmbeddedBackend } from '../../src/backend/index.ts'
import { turns } from '../../src/backend/turns.ts'
import { serveChannel } from '../../src/backend/worker/serve-channel.ts'
import { processMemory } from '../../src/database/memory.ts'
import { longWorkGraph } from '../helpers/long-work.ts'

/** An engine in a worker of the page, with the graph of the long queries; its `schema` tells what is under way. */
const encoder = new TextEncoder()

serveChannel(
  new EmbeddedBackend(longWorkGraph(1000)),
  {
    post: (message) => postMessage(message),
    listen(handle) {
      addEventListener('message', ({ data }: MessageEvent<unknown>) => handle(data))
    },
    lost: () => {},
  },
  async () =>
    encoder.encode(
      JSON.stringify({ workers: turns.workers, taken: turns.taken, memory: processMemory.used }),
    ),
)
