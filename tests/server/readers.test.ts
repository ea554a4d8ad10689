import { rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/server/server.ts'
import { atChannel, FLOOD, pageFolder } from '../contract/carriers.ts'
import { embeddedEngine } from '../contract/engines.ts'
import { graph } from '../helpers/graph.ts'
import { ask, codeOf } from './fixture.ts'

const page = pageFolder()
afterAll(() => rmSync(page, { recursive: true }))

const sockets: Socket[] = []
const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const one of open.splice(0)) await one.close()
})

/** A server over an engine in this thread, which counts the queries under way. */
async function serve(limits: object): Promise<{ readonly server: RunningServer; running(): number }> {
  const engine = embeddedEngine(graph())
  const { client, close } = atChannel(engine)
  const server = await startServer({
    engine: {
      answer: (request, signal) => client.answer(request, signal),
      ping: () => client.ping(),
      document: async (name) => new Uint8Array(name === 'graph' ? 100_000_000 : 10),
      close: async () => close(),
    },
    assets: page,
    port: 0,
    limits,
  })
  open.push(server, { close })
  return { server, running: engine.running }
}

/** Sends a request and reads nothing of what comes. */
function stare(port: number, method: string, path: string, body = ''): Socket {
  const socket = connect(port, '127.0.0.1', () => {
    const head = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Content-Length: ${body.length}`]
    socket.write(`${[...head, 'Content-Type: application/json'].join('\r\n')}\r\n\r\n${body}`)
  })
  socket.pause()
  sockets.push(socket)
  return socket.on('error', () => {})
}

/** Reads on; resolves when the connection is closed. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) return resolve()
    socket.once('close', () => resolve())
    socket.resume()
  })
}

const wide = FLOOD.replace('RETURN a, b', "RETURN a, b, 'wide and wide and wide and wide and wide' AS w")

test('fifty readers that read nothing hold little, are cut off, and their queries end', async () => {
  const { server, running } = await serve({ maxStallMillis: 1_000 })
  const before = process.memoryUsage()
  for (let reader = 0; reader < 50; reader++)
    stare(server.port, 'POST', '/api/query', JSON.stringify({ text: wide }))
  await expect.poll(running, { timeout: 10_000 }).toBe(50)
  let most = 0
  const held = (): number => process.memoryUsage().arrayBuffers - before.arrayBuffers
  await expect
    .poll(() => ((most = Math.max(most, held())), running()), { timeout: 20_000, interval: 20 })
    .toBe(0)
  await Promise.all(sockets.map(closed))
  // Five chunks of 64 KiB on their way to each, and the frame that each query has made.
  expect(most).toBeLessThan(4 * 50 * 500_000)
  expect((await ask(server.port, 'GET', '/health')).status).toBe(200)
}, 60_000)

test('a reader of a whole document that reads nothing is cut off', async () => {
  const { server } = await serve({ maxStallMillis: 1_500, maxUnderWay: 1 })
  const schema = async (): Promise<number> => (await ask(server.port, 'GET', '/api/schema')).status
  const socket = stare(server.port, 'GET', '/api/graph')
  await expect.poll(schema, { interval: 10, timeout: 5_000 }).toBe(503)
  await expect.poll(schema, { timeout: 10_000 }).toBe(200)
  await closed(socket)
}, 20_000)

test('a reader that waits for the engine is not cut off', async () => {
  const { server } = await serve({ maxStallMillis: 100 })
  const text = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN count(a)'
  const body = JSON.stringify({ text, limits: { maxMillis: 600 } })
  const reply = await ask(server.port, 'POST', '/api/query', { 'content-type': 'application/json' }, body)
  expect(reply.body).toContain('"code":"TimeLimit"')
})

test('beyond so many requests under way the next is told to come again, and health is told to all', async () => {
  const { server, running } = await serve({ maxUnderWay: 2 })
  const json = { 'content-type': 'application/json' }
  for (let reader = 0; reader < 2; reader++)
    stare(server.port, 'POST', '/api/query', JSON.stringify({ text: wide }))
  await expect.poll(running, { timeout: 5_000 }).toBe(2)
  const refused = await ask(server.port, 'POST', '/api/query', json, '{"text":"RETURN 1"}')
  expect([refused.status, codeOf(refused), refused.headers['retry-after']]).toEqual([503, 'ServerBusy', '1'])
  expect((await ask(server.port, 'GET', '/health')).status).toBe(200)
  expect((await ask(server.port, 'GET', '/')).status).toBe(200)
  sockets[0].destroy()
  await expect.poll(running, { timeout: 5_000 }).toBe(1)
  await expect
    .poll(async () => (await ask(server.port, 'POST', '/api/query', json, '{"text":"RETURN 1"}')).status)
    .toBe(200)
})

test('bodies that come slowly keep nobody out, and no more is held of them than there is room for', async () => {
  const { server } = await serve({ maxUnderWay: 4 })
  const begin = (port: number): Socket => {
    const socket = connect(port, '127.0.0.1', () => {
      const head = ['POST /api/query HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Content-Length: 4000000']
      socket.write(`${[...head, 'Content-Type: application/json'].join('\r\n')}\r\n\r\n{`)
    })
    sockets.push(socket)
    return socket.on('error', () => {})
  }
  const slow = Array.from({ length: 20 }, () => begin(server.port))
  await Promise.all(slow.map((socket) => new Promise((there) => socket.once('connect', there))))
  const query = JSON.stringify({ text: 'RETURN 1 AS one' })
  const answer = await ask(server.port, 'POST', '/api/query', { 'Content-Type': 'application/json' }, query)
  expect(answer.status).toBe(200)
  // Twenty of nearly 4 MB are more than there is room for: the last are told so.
  const told = slow.map(
    (socket) =>
      new Promise<string>((resolve) => {
        let text = ''
        socket.on('data', (chunk: Buffer) => {
          text += chunk.toString()
          resolve(text)
        })
        socket.write(' '.repeat(3_999_000))
      }),
  )
  expect(await Promise.race(told)).toContain('503')
})

test('a connection that is kept and not used again is closed', async () => {
  const { server } = await serve({})
  const socket = stare(server.port, 'GET', '/health')
  await closed(socket)
  expect(socket.bytesRead).toBeGreaterThan(0)
}, 20_000)
