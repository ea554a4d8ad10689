import { Worker } from 'node:worker_threads'
import { ChannelClient } from '../backend/worker/channel-client.ts'
import type { Channel } from '../backend/worker/channel.ts'
import type { EngineThreadData } from './engine-thread.ts'
import type { Engine } from './engine.ts'

/**
 * The engine in a thread of its own: the thread that answers HTTP only hands on finished bytes.
 *
 * @param file the built `engine-thread.js`
 */
export function startThreadEngine(file: string | URL, data: EngineThreadData): Engine {
  const worker = new Worker(file, { workerData: data })
  const channel: Channel = {
    post: (message) => worker.postMessage(message),
    listen: (handle) => void worker.on('message', handle),
    lost(handle) {
      worker.once('error', (error) => handle(error instanceof Error ? error.message : 'an unknown reason'))
      worker.once('exit', (code) => handle(`exit code ${code}`))
    },
  }
  const client = new ChannelClient(channel)
  return {
    answer: (request, signal) => client.answer(request, signal),
    document: (name) => client.document(name),
    async close() {
      await worker.terminate()
    },
  }
}
