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

/** The answer to bytes as they are; everything until the connection is closed. */
function exchange(text: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setTimeout(5_000, () => reject(new Error('no answer in 5 s')))
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('a header that may be said once', () => {
  const right = (): { readonly [name: string]: string } => ({
    Host: `127.0.0.1:${server.port}`,
    Origin: server.url.slice(0, -1),
    Authorization: 'Bearer x',
    'Content-Type': 'application/json',
    'Sec-Fetch-Site': 'same-origin',
    'X-Silkgraph-Token': server.token,
  })
  const post = (lines: readonly string[]): Promise<string> =>
    exchange(['POST /api/write HTTP/1.1', ...lines, 'Content-Length: 2', '', '{}'].join('\r\n'))

  test.each([
    ['Host', 'evil.example'],
    ['Origin', 'http://evil.example'],
    ['Authorization', 'Bearer y'],
    ['Content-Type', 'text/plain'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['X-Silkgraph-Token', 'guess'],
  ])('%s is refused where it is said twice, whichever comes first', async (name, other) => {
    const before = server.writes()
    const lines = Object.entries(right()).map(([key, value]) => `${key}: ${value}`)
    const further = `${name.toLowerCase()}: ${other}`
    for (const said of [
      [...lines, further],
      [further, ...lines],
      [...lines, lines.find((line) => line.startsWith(name)) ?? ''],
    ]) {
      const answer = await post(said)
      expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
      expect(JSON.parse(/\{.*\}/.exec(answer)?.[0] ?? '')).toEqual({
        error: {
          code: 'RepeatedHeader',
          message: `The request has more than one header ${name.toLowerCase()}.`,
          hint: 'Send it once.',
        },
      })
    }
    expect(server.writes()).toBe(before)
  })

  test('Content-Length twice, or beside another framing, is refused by the parser', async () => {
    for (const line of ['Content-Length: 2', 'Content-Length: 3', 'Transfer-Encoding: chunked'])
      expect(
        (await post([`Host: 127.0.0.1:${server.port}`, 'Content-Type: application/json', line])).split(
          '\r\n',
        )[0],
      ).toBe('HTTP/1.1 400 Bad Request')
  })

  test('headers beyond 16 KiB are refused', async () => {
    const answer = await post([`Host: 127.0.0.1:${server.port}`, `X-Long: ${'x'.repeat(20_000)}`])
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 431 Request Header Fields Too Large')
  })
})

describe('a body', () => {
  const nested = (depth: number): string =>
    `{"text":"x","parameters":${'['.repeat(depth)}${']'.repeat(depth)}}`

  const withKeys = (keys: number): string =>
    `{${Array.from({ length: keys }, (_, at) => `"k${at}":1`).join()}}`

  test.each<[string, string | Buffer, number, string]>([
    ['of nothing', '', 400, 'NotJson'],
    ['that is cut off', '{"text":', 400, 'NotJson'],
    ['with two values', '{} {}', 400, 'NotJson'],
    ['of bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'NotJson'],
    ['of half a surrogate in bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'NotJson'],
    ['in UTF-16', Buffer.from('{"text":"x"}', 'utf16le'), 400, 'NotJson'],
    ['nested 5,000 deep', nested(5_000), 400, 'NestingTooDeep'],
    ['nested two million deep', '['.repeat(2_000_000), 400, 'NestingTooDeep'],
    ['of objects nested deep', '{"a":'.repeat(300) + '1' + '}'.repeat(300), 400, 'NestingTooDeep'],
    ['of a map with 50,001 keys', withKeys(50_001), 400, 'TooManyKeys'],
    ['beyond 4 MiB', `"${'x'.repeat(5_000_000)}"`, 413, 'TooLarge'],
  ])('%s is refused', async (_, body, status, code) => {
    const reply = await ask(server.port, 'POST', '/api/query', json, body)
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
  })

  test.each<[string, string, string]>([
    ['a byte order mark', '\uFEFF{"text":"x"}', '{"text":"x"}'],
    ['brackets in a text', `{"text":"${'['.repeat(5_000)}\\"${'{'.repeat(5_000)}"}`, ''],
    [
      'numbers beyond all',
      '{"text":"x","limits":{"maxMillis":1e999}}',
      '{"text":"x","limits":{"maxMillis":null}}',
    ],
    ['50,000 keys', withKeys(50_000), ''],
    ['colons in a text', `{"text":"${':'.repeat(60_000)}"}`, ''],
    ['half a surrogate, escaped', '{"text":"\\ud800"}', '{"text":"\\ud800"}'],
  ])('with %s is read', async (_, body, asked) => {
    const reply = await ask(server.port, 'POST', '/api/query', json, body)
    expect([reply.status, reply.body]).toEqual([200, `{"asked":${asked === '' ? body : asked}}\n`])
  })
})

test('every upgrade is refused, with and without a known path', async () => {
  for (const path of ['/', '/api/query', '/socket']) {
    const reply = await exchange(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
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
