import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../src/server/server.ts'
import { root } from '../helpers/shared.ts'
import { ask, type Fixture, startFixture } from './fixture.ts'

let server: Fixture
beforeAll(async () => {
  server = await startFixture()
})
afterAll(() => server.stop())

test('the page is asked for again each time, what is named by its content never', async () => {
  const page = await ask(server.port, 'GET', '/')
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  })
  const script = await ask(server.port, 'GET', '/assets/app-1a2b.js')
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await ask(server.port, 'GET', '/api/graph')).headers['cache-control']).toBe('no-store')
})

test('what compresses is sent compressed to who takes it', async () => {
  const plain = await ask(server.port, 'GET', '/')
  const packed = await ask(server.port, 'GET', '/', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length)
  expect(gunzipSync(packed.bytes).toString()).toBe(plain.body)
})

test('what the build has compressed by Brotli is sent so to who takes it, and is no file of its own', async () => {
  const path = '/assets/app-1a2b.js'
  const plain = await ask(server.port, 'GET', path)
  const packed = await ask(server.port, 'GET', path, { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.bytes).toString()).toBe(plain.body)
  const gzip = await ask(server.port, 'GET', path, { 'accept-encoding': 'gzip' })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect((await ask(server.port, 'GET', `${path}.br`)).status).toBe(404)
})

test('HEAD has no body', async () => {
  expect(await ask(server.port, 'HEAD', '/')).toMatchObject({ status: 200, body: '' })
})

test('a taken port is told as such', async () => {
  const engine = {
    async *answer() {},
    ping: async () => {},
    document: async () => new Uint8Array(),
    close: async () => {},
  }
  await expect(startServer({ engine, assets: `${root}graph`, port: server.port })).rejects.toMatchObject({
    name: 'HostError',
    code: 'PortTaken',
    message: `Port ${server.port} is taken.`,
  })
})

test('an answer names the version of a graph that does not change', async () => {
  const answer = await ask(
    server.port,
    'POST',
    '/api/query',
    { 'content-type': 'application/json' },
    '{"text":"RETURN 1"}',
  )
  expect([answer.status, answer.headers['silkgraph-graph-version']]).toEqual([200, 'first'])
})

test('health is told', async () => {
  expect((await ask(server.port, 'GET', '/health')).body).toBe('{"status":"ok"}')
})
