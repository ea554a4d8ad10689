import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { expect } from 'vitest'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import type { Backend } from '../../src/backend/index.ts'
import { ChannelClient } from '../../src/backend/worker/channel-client.ts'
import type { Channel } from '../../src/backend/worker/channel.ts'
import { serveChannel } from '../../src/backend/worker/serve-channel.ts'
import { WorkerBackend } from '../../src/backend/worker/worker-backend.ts'
import type { Value } from '../../src/model/values.ts'
import { startServer } from '../../src/server/server.ts'
import type { Engine } from './engines.ts'

export const ENDLESS = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a'
/** Records at once, then ever more of them. */
export const FLOOD = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b'

/** A backend, and how many queries the engine behind it has under way. */
export interface Carrier extends Pick<Engine, 'running'> {
  readonly backend: Backend
  stop(): Promise<void>
}

export function channelOf(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    listen: (handle) => void port.on('message', handle),
    lost: (handle) => void port.once('close', () => handle('the port was closed')),
  }
}

/** An engine at the other end of a message channel, as in a worker. */
export function atChannel({ backend }: Engine): { readonly client: ChannelClient; close(): void } {
  const { port1, port2 } = new MessageChannel()
  const encoder = new TextEncoder()
  serveChannel(backend, channelOf(port1), async (name) =>
    encoder.encode(JSON.stringify(name === 'schema' ? await backend.schema() : await backend.describe())),
  )
  return { client: new ChannelClient(channelOf(port2)), close: () => port1.close() }
}

/** A folder with a page of one line; the caller removes it. */
export function pageFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-carriers-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>')
  return folder
}

/** The ways to an engine. */
export const carriers: { readonly [name: string]: (engine: Engine) => Promise<Carrier> } = {
  'in this thread': async (engine) => ({ ...engine, stop: () => engine.backend.close() }),
  'in a worker': async (engine) => {
    const { client, close } = atChannel(engine)
    const backend = new WorkerBackend(client, close)
    return {
      backend,
      running: engine.running,
      async stop() {
        await backend.close()
        await engine.backend.close()
      },
    }
  },
  'at a server': async (engine) => {
    const { client, close } = atChannel(engine)
    const folder = pageFolder()
    const served = {
      answer: (request: unknown, signal: AbortSignal) => client.answer(request, signal),
      ping: () => client.ping(),
      document: (name: 'description' | 'schema' | 'graph') => client.document(name),
      close: async () => close(),
    }
    const server = await startServer({ engine: served, assets: folder, port: 0 })
    const backend = new HttpBackend(`${server.url}api`)
    return {
      backend,
      running: engine.running,
      async stop() {
        await backend.close()
        await server.close()
        close()
        await engine.backend.close()
        rmSync(folder, { recursive: true })
      },
    }
  },
}

export async function recordsOf(
  backend: Backend,
  text: string,
  parameters: { readonly [name: string]: unknown } = {},
  options: Parameters<Backend['run']>[2] = {},
): Promise<readonly (readonly Value[])[]> {
  return (await (await backend.run(text, parameters, options)).collect()).records
}

/** Waits until nothing runs any more; fails after a second. */
export async function quiet(running: Engine['running']): Promise<void> {
  await expect.poll(running, { timeout: 1_000, interval: 10 }).toBe(0)
}
