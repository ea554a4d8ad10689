import { connect } from 'node:net'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, codeOf, type Fixture, startFixture } from './fixture.ts'

let server: Fixture
const json = { 'content-type': 'application/json' }
const own = (): { origin: string; 'content-type': string } => ({ origin: server.url.slice(0, -1), ...json })

beforeAll(async () => {
  server = await startFixture()
})
afterAll(() => server.stop())

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

describe('the name of the server', () => {
  const everywhere = ['/', '/assets/app-1a2b.js', '/api/description', '/api/graph', '/health', '/nothing']

  test.each(everywhere)('a foreign Host is refused on %s', async (path) => {
    for (const host of [
      'evil.example',
      `evil.example:${server.port}`,
      '127.0.0.1',
      `127.0.0.1:${server.port + 1}`,
      `127.0.0.1.evil.example:${server.port}`,
      `0.0.0.0:${server.port}`,
    ]) {
      const reply = await ask(server.port, 'GET', path, { host })
      expect([reply.status, codeOf(reply)]).toEqual([403, 'ForeignHost'])
    }
  })

  test('both names of this machine are its own', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST'])
      expect((await ask(server.port, 'GET', '/', { host: `${name}:${server.port}` })).status).toBe(200)
  })
})

describe('the origin of a request to the API', () => {
  test.each([
    ['another port of this machine', () => `http://127.0.0.1:${server.port + 1}`],
    ['another name', () => 'http://evil.example'],
    ['https', () => `https://127.0.0.1:${server.port}`],
    ['a sandboxed page', () => 'null'],
    ['a prefix', () => `http://127.0.0.1:${server.port}.evil.example`],
  ])('%s is refused', async (_, origin) => {
    for (const [method, path] of [
      ['GET', '/api/description'],
      ['GET', '/api/graph'],
      ['POST', '/api/query'],
      ['POST', '/api/write'],
      ['GET', '/api/nothing'],
    ] as const) {
      const reply = await ask(
        server.port,
        method,
        path,
        { ...json, origin: origin() },
        method === 'POST' ? '{}' : undefined,
      )
      expect([path, reply.status, codeOf(reply)]).toEqual([path, 403, 'ForeignOrigin'])
    }
    expect(server.writes()).toBe(0)
  })

  test.each(['cross-site', 'same-site', 'unheard-of'])('Sec-Fetch-Site %s is refused', async (site) => {
    const reply = await ask(server.port, 'POST', '/api/query', { ...json, 'sec-fetch-site': site }, '{}')
    expect([reply.status, codeOf(reply)]).toEqual([403, 'ForeignSite'])
  })

  test.each(['same-origin', 'none'])('Sec-Fetch-Site %s passes', async (site) => {
    const headers = { ...own(), 'sec-fetch-site': site }
    expect((await ask(server.port, 'POST', '/api/query', headers, '{"text":"x"}')).status).toBe(200)
  })

  test('a read whose origin nobody says passes', async () => {
    expect((await ask(server.port, 'POST', '/api/query', json, '{"text":"x"}')).body).toBe(
      '{"asked":{"text":"x"}}\n',
    )
    expect((await ask(server.port, 'GET', '/api/schema')).body).toBe('{"name":"schema"}')
  })
})

describe('a write', () => {
  const write = (headers: { readonly [name: string]: string }) =>
    ask(server.port, 'POST', '/api/write', headers, '{}')

  test('by GET is refused', async () => {
    const reply = await ask(server.port, 'GET', '/api/write', { 'x-silkgraph-token': server.token })
    expect([reply.status, codeOf(reply), reply.headers.allow]).toEqual([405, 'WrongMethod', 'POST'])
    expect((await ask(server.port, 'GET', '/api/query')).status).toBe(405)
    expect(server.writes()).toBe(0)
  })

  test('as a form or as text is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonx',
    ])
      expect(
        (await write({ ...own(), 'content-type': type, 'x-silkgraph-token': server.token })).status,
      ).toBe(415)
    expect(server.writes()).toBe(0)
  })

  test('without its own origin is refused', async () => {
    const reply = await write({ ...json, 'x-silkgraph-token': server.token })
    expect([reply.status, codeOf(reply)]).toEqual([403, 'ForeignOrigin'])
    expect(server.writes()).toBe(0)
  })

  test('needs the token, in a header', async () => {
    for (const headers of [
      {},
      { 'x-silkgraph-token': '' },
      { 'x-silkgraph-token': `${server.token}x` },
      { cookie: `token=${server.token}; x-silkgraph-token=${server.token}` },
    ] as { [name: string]: string }[]) {
      const reply = await write({ ...own(), ...headers })
      expect([reply.status, codeOf(reply)]).toEqual([403, 'NoToken'])
    }
    const inUrl = await ask(server.port, 'POST', `/api/write?token=${server.token}`, own(), '{}')
    expect(inUrl.status).toBe(403)
    expect(server.writes()).toBe(0)
  })

  test('with all of it is done', async () => {
    expect(server.token.length).toBeGreaterThanOrEqual(43)
    expect((await write({ ...own(), 'x-silkgraph-token': server.token })).status).toBe(200)
    expect(server.writes()).toBe(1)
  })
})

describe('every response', () => {
  test('carries the policy, and nothing that lets others in', async () => {
    const replies = [
      await ask(server.port, 'GET', '/'),
      await ask(server.port, 'GET', '/assets/app-1a2b.js'),
      await ask(server.port, 'GET', '/nothing'),
      await ask(server.port, 'DELETE', '/'),
      await ask(server.port, 'GET', '/api/graph'),
      await ask(server.port, 'GET', '/api/query'),
      await ask(server.port, 'GET', '/api/graph', { origin: 'http://evil.example' }),
      await ask(server.port, 'GET', '/', { host: 'evil.example' }),
      await ask(server.port, 'POST', '/api/query', json, '{'),
      await ask(server.port, 'POST', '/api/query', { 'content-type': 'text/plain' }, '{}'),
      await ask(server.port, 'POST', '/api/query', json, '{"text":"fail"}'),
      await ask(server.port, 'POST', '/api/query', json, `"${'x'.repeat(5_000_000)}"`),
    ]
    expect(replies.map(({ status }) => status)).toEqual([
      200, 200, 404, 405, 200, 405, 403, 403, 400, 415, 500, 413,
    ])
    for (const { headers } of replies) {
      expect(headers['content-security-policy']).toBe(policy)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(Object.keys(headers).filter((name) => /^(access-control-|set-cookie$)/.test(name))).toEqual([])
    }
  })

  test('to OPTIONS grants nothing', async () => {
    const reply = await ask(server.port, 'OPTIONS', '/api/query', {
      origin: 'http://evil.example',
      'access-control-request-method': 'POST',
    })
    expect(reply.status).toBe(403)
  })
})

test.each([
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/assets/app-1a2b.js%00',
  '//etc/passwd',
  '/secret.json',
  '/../secret.json',
  '/link.html',
  '/index.html',
  '/sign-in.html',
  '/assets',
  '/assets/',
])('%s is nothing that is served', async (path) => {
  expect((await ask(server.port, 'GET', path)).status).toBe(404)
})

test('every upgrade is refused, with and without a known path', async () => {
  for (const path of ['/', '/api/query', '/socket']) {
    const reply = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
            'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
        ),
      )
      let text = ''
      socket.setTimeout(5_000, () => reject(new Error('no answer in 5 s')))
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(reply.startsWith('HTTP/1.1 400 ')).toBe(true)
  }
})

test('a reader that goes away cancels its query', async () => {
  await new Promise<void>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, method: 'POST', path: '/api/query', headers: json },
      (response) => {
        response.once('data', () => {
          sent.destroy()
          resolve()
        })
        response.on('error', () => {})
      },
    )
    sent.on('error', reject)
    sent.end('{"text":"endless"}')
  })
  await expect.poll(() => server.cancelled(), { timeout: 2_000 }).toBe(1)
})
