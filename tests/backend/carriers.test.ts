import { rmSync } from 'node:fs'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { ChannelClient } from '../../src/backend/worker/channel-client.ts'
import { serveChannel } from '../../src/backend/worker/serve-channel.ts'
import { WorkerBackend } from '../../src/backend/worker/worker-backend.ts'
import { startServer } from '../../src/server/server.ts'
import {
  atChannel,
  carriers,
  channelOf,
  ENDLESS,
  FLOOD,
  pageFolder,
  quiet,
  recordsOf,
} from '../contract/carriers.ts'
import { embeddedEngine } from '../contract/engines.ts'
import { graph } from '../helpers/graph.ts'
import { databaseOf } from '../metrics/drawn.ts'

const folder = pageFolder()
afterAll(() => rmSync(folder, { recursive: true }))

describe('a channel', () => {
  test('does not let the engine run ahead of a reader that does not read', async () => {
    const seen = new MessageChannel()
    const posted: unknown[] = []
    const { backend, running } = embeddedEngine(graph())
    serveChannel(
      backend,
      { ...channelOf(seen.port1), post: (message) => void posted.push(message) },
      async () => new Uint8Array(),
    )
    seen.port2.postMessage({ kind: 'answer', id: 1, request: { text: FLOOD } })
    await expect.poll(() => posted.length, { timeout: 5_000 }).toBe(4)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(posted.length).toBe(4)
    seen.port2.postMessage({ kind: 'more', id: 1 })
    await expect.poll(() => posted.length).toBe(5)
    seen.port2.postMessage({ kind: 'cancel', id: 1 })
    await expect.poll(() => posted.at(-1)).toEqual({ kind: 'end', id: 1 })
    await quiet(running)
    seen.port1.close()
  })

  test('does not begin a query whose asker has left: before it was asked, or before its turn', async () => {
    const seen = new MessageChannel()
    const posted: unknown[] = []
    const database = graph()
    let begun = 0
    const start = database.start.bind(database)
    database.start = (...given) => {
      begun++
      return start(...given)
    }
    const { backend } = embeddedEngine(database)
    const channel = { ...channelOf(seen.port1), post: (message: unknown) => void posted.push(message) }
    serveChannel(backend, channel, async () => new Uint8Array())
    for (let id = 1; id <= 20; id++) seen.port2.postMessage({ kind: 'answer', id, request: { text: FLOOD } })
    for (let id = 1; id <= 20; id++) seen.port2.postMessage({ kind: 'cancel', id })
    seen.port2.postMessage({ kind: 'ping', id: 21 })
    const ends = (): readonly unknown[] =>
      posted.filter((message) => (message as { kind: string }).kind === 'end')
    await expect.poll(ends).toHaveLength(21)
    const client = new ChannelClient({ post: (message) => posted.push(message), listen() {}, lost() {} })
    posted.splice(0)
    const left = AbortSignal.abort()
    await expect(client.answer({ text: FLOOD }, left).next()).rejects.toMatchObject({ code: 'Cancelled' })
    expect([begun, posted]).toEqual([0, []])
    seen.port1.close()
  })

  test('is heard between two queries that are made ready, however many came at once', async () => {
    const seen = new MessageChannel()
    const posted: unknown[] = []
    const database = graph()
    let prepared = 0
    const prepare = database.prepare.bind(database)
    database.prepare = (...given) => {
      if (prepared++ === 0) seen.port2.postMessage({ kind: 'ping', id: 100 })
      return prepare(...given)
    }
    const preparedAtPing = new Promise<number>((resolve) => {
      const post = (message: unknown): void => {
        posted.push(message)
        if ((message as { id: number }).id === 100) resolve(prepared)
      }
      const { backend } = embeddedEngine(database)
      serveChannel(backend, { ...channelOf(seen.port1), post }, async () => new Uint8Array())
    })
    for (let id = 0; id < 20; id++)
      seen.port2.postMessage({ kind: 'answer', id, request: { text: `RETURN ${id} AS id` } })
    expect(await preparedAtPing).toBeLessThanOrEqual(3)
    const ends = (): readonly unknown[] =>
      posted.filter((message) => (message as { kind: string }).kind === 'end')
    await expect.poll(ends).toHaveLength(21)
    seen.port1.close()
  })

  test('carries a frame of many chunks', async () => {
    const { client, close } = atChannel(embeddedEngine(graph()))
    const text = 'ä€'.repeat(100_000)
    expect(await recordsOf(new WorkerBackend(client, close), 'RETURN $text AS text', { text })).toEqual([
      [text],
    ])
    close()
  })

  test('says so when the engine is lost, to what runs and to what comes', async () => {
    const { client, close } = atChannel(embeddedEngine(graph()))
    const backend = new WorkerBackend(client, close)
    const running = recordsOf(backend, ENDLESS)
    setTimeout(close, 50)
    await expect(running).rejects.toMatchObject({ name: 'DataError', code: 'EngineLost' })
    await expect(recordsOf(backend, 'RETURN 1')).rejects.toMatchObject({ code: 'EngineLost' })
    await expect(backend.schema()).rejects.toMatchObject({ code: 'EngineLost' })
  })
})

describe.each(Object.keys(carriers))('an engine %s', (name) => {
  const ring = Array.from({ length: 3_000 }, (_, at): [number, number, number] => [at, (at + 1) % 3_000, 1])
  const text = 'CALL metric.betweenness({sample: 400}) YIELD node RETURN count(node) AS n'

  test('tells how far a long procedure is, only to whoever asks', async () => {
    const engine = embeddedEngine(databaseOf({ size: 3_000, edges: ring }))
    const carrier = await carriers[name](engine)
    const shares: number[] = []
    const onProgress = (share: number): void => void shares.push(share)
    expect(await recordsOf(carrier.backend, text, {}, { onProgress })).toEqual([[3_000]])
    expect(shares.length).toBeGreaterThan(0)
    expect(shares).toEqual([...new Set(shares)].sort((one, other) => one - other))
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
    expect(await recordsOf(carrier.backend, text)).toEqual([[3_000]])
    await carrier.stop()
  })

  test('ends a procedure that is cancelled once it has told how far it is', async () => {
    const engine = embeddedEngine(databaseOf({ size: 3_000, edges: ring }))
    const carrier = await carriers[name](engine)
    const controller = new AbortController()
    const running = recordsOf(
      carrier.backend,
      text.replace('400', '3000'),
      {},
      {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      },
    )
    await expect(running).rejects.toMatchObject({ code: 'Cancelled' })
    await quiet(engine.running)
    await carrier.stop()
  })

  test('ends a query whose watcher throws, with what it throws', async () => {
    const engine = embeddedEngine(databaseOf({ size: 3_000, edges: ring }))
    const carrier = await carriers[name](engine)
    const onProgress = (): void => {
      throw new RangeError('not now')
    }
    await expect(recordsOf(carrier.backend, text, {}, { onProgress })).rejects.toThrow('not now')
    await quiet(engine.running)
    await carrier.stop()
  })
})

describe('a server', () => {
  test('that does not answer is told', async () => {
    const carrier = await carriers['at a server'](embeddedEngine(graph()))
    const { backend } = carrier
    expect(await recordsOf(backend, 'RETURN 1')).toEqual([[1]])
    const address = await startServer({
      engine: {
        answer: async function* () {
          yield new Uint8Array()
        },
        ping: async () => {},
        document: async () => new Uint8Array(),
        close: async () => {},
      },
      assets: folder,
      port: 0,
    })
    const gone = new HttpBackend(`${address.url}api`)
    await address.close()
    await expect(gone.run('RETURN 1')).rejects.toMatchObject({ name: 'DataError', code: 'ServerLost' })
    await carrier.stop()
    await expect(backend.run('RETURN 1')).rejects.toMatchObject({ code: 'DatabaseClosed' })
  })

  test('whose answer is cut short is told', async () => {
    const address = await startServer({
      engine: {
        answer: async function* () {
          yield new TextEncoder().encode(
            '{"kind":"columns","keys":["x"]}\n{"kind":"records","records":[[1]]}\n',
          )
        },
        ping: async () => {},
        document: async () => new Uint8Array(),
        close: async () => {},
      },
      assets: folder,
      port: 0,
    })
    const backend = new HttpBackend(`${address.url}api`)
    await expect(recordsOf(backend, 'RETURN 1')).rejects.toMatchObject({ code: 'AnswerCutShort' })
    await address.close()
  })
})
