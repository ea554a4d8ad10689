import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, codeOf, type Fixture, type Reply, startFixture } from './fixture.ts'

const token = randomBytes(32).toString('base64')
const bearer = { authorization: `Bearer ${token}` }
const json = { 'content-type': 'application/json' }

let server: Fixture
let host: string
beforeAll(async () => {
  server = await startFixture({
    host: '127.0.0.2',
    names: ['graph.example', 'other.example:8443'],
    token,
  })
  host = `127.0.0.2:${server.port}`
})
afterAll(() => server.stop())

/** One request to the address beyond loopback. */
function beyond(
  method: string,
  path: string,
  headers: { readonly [name: string]: string } = {},
  body?: string,
): Promise<Reply> {
  return ask(server.port, method, path, headers, body, '127.0.0.2')
}

const requests: readonly (readonly [string, string])[] = [
  ['GET', '/'],
  ['HEAD', '/'],
  ['POST', '/'],
  ['GET', '/assets/app-1a2b.js'],
  ['GET', '/sign-in.html'],
  ['GET', '/api/description'],
  ['GET', '/api/schema'],
  ['GET', '/api/graph'],
  ['POST', '/api/query'],
  ['GET', '/api/query'],
  ['POST', '/api/write'],
  ['OPTIONS', '/api/query'],
  ['GET', '/health'],
  ['GET', '/nothing'],
  ['DELETE', '/nothing'],
  ['GET', '/../package.json'],
]

describe('without the token every route answers 401', () => {
  test.each(requests)('%s %s', async (method, path) => {
    const wrong: readonly { readonly [name: string]: string }[] = [
      {},
      { authorization: '' },
      { authorization: token },
      { authorization: 'Bearer' },
      { authorization: `Bearer ${token}x` },
      { authorization: `Bearer ${token.slice(0, -1)}` },
      { authorization: `Bearer ${token.toLowerCase()}` },
      { authorization: `Bearer ${server.token}` },
      { authorization: `Bearer ${token} ${token}` },
      { authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` },
      { cookie: `token=${token}; authorization=Bearer ${token}` },
      { 'x-silkgraph-token': token },
      { 'proxy-authorization': `Bearer ${token}` },
    ]
    for (const headers of wrong) {
      const reply = await beyond(method, path, { ...json, ...headers }, method === 'POST' ? '{}' : undefined)
      expect([headers, reply.status]).toEqual([headers, 401])
      expect(reply.headers['www-authenticate']).toMatch(
        /^Bearer realm="Silkgraph"(, error="invalid_token")?$/,
      )
      expect(reply.headers['cache-control']).toBe('no-store')
      expect(JSON.stringify(reply.headers) + reply.body).not.toContain(token)
    }
    expect((await beyond(method, `${path}?token=${encodeURIComponent(token)}`)).status).toBe(401)
    expect(server.writes()).toBe(0)
  })

  test('and says why, but at the address of the page, where it asks for it', async () => {
    expect(codeOf(await beyond('GET', '/api/graph'))).toBe('TokenMissing')
    expect(codeOf(await beyond('GET', '/api/graph', { authorization: 'Bearer x' }))).toBe('TokenWrong')
    const page = await beyond('GET', '/')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toBe('<!doctype html><style>p {}</style><script>ask()</script>')
    expect((await beyond('HEAD', '/')).body).toBe('')
  })

  test('and upgrades too', async () => {
    const upgrade = (authorization: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(server.port, '127.0.0.2', () =>
          socket.write(
            `GET /api/query HTTP/1.1\r\nHost: ${host}\r\n${authorization}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
          ),
        )
        let text = ''
        socket.setTimeout(5_000, () => reject(new Error('no answer in 5 s')))
        socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
    expect(await upgrade('')).toMatch(/^HTTP\/1\.1 401 /)
    expect(await upgrade('Authorization: Bearer x\r\n')).toMatch(/^HTTP\/1\.1 401 /)
    expect(await upgrade(`Authorization: Bearer ${token}\r\n`)).toMatch(/^HTTP\/1\.1 400 /)
  })
})

test('with the token all is as on this machine', async () => {
  const statuses = await Promise.all(
    requests.map(async ([method, path]) => {
      const reply = await beyond(method, path, { ...json, ...bearer }, method === 'POST' ? '{}' : undefined)
      expect(reply.headers['www-authenticate']).toBeUndefined()
      return reply.status
    }),
  )
  expect(statuses).toEqual([200, 200, 405, 200, 404, 200, 200, 200, 200, 405, 403, 405, 200, 404, 404, 404])
  expect((await beyond('GET', '/health', { authorization: `bearer  ${token} ` })).status).toBe(200)
  const write = { ...json, ...bearer, origin: `http://${host}` }
  expect(codeOf(await beyond('POST', '/api/write', write, '{}'))).toBe('NoToken')
  expect(
    (await beyond('POST', '/api/write', { ...write, 'x-silkgraph-token': server.token }, '{}')).status,
  ).toBe(200)
})

describe('the page', () => {
  test('that asks runs its own script and style by their hashes, and nothing else inline', async () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const policy = String((await beyond('GET', '/')).headers['content-security-policy'])
    expect(policy).toBe(
      `default-src 'none'; script-src 'self' ${hash('ask()')}; style-src 'self' ${hash('p {}')}; img-src 'self'; ` +
        "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(String((await beyond('GET', '/', bearer)).headers['content-security-policy'])).not.toContain('sha')
  })

  test('names its files under a path that needs no token and that nobody can guess', async () => {
    const page = await beyond('GET', '/', bearer)
    expect(page.headers['cache-control']).toBe('no-store')
    const path = /src="\.(\/([\w-]{43})\/assets\/app-1a2b\.js)"/.exec(page.body)
    expect(path).not.toBeNull()
    const [file, ticket] = [String(path?.[1]), String(path?.[2])]
    const reply = await beyond('GET', file)
    expect([reply.status, reply.headers['cache-control']]).toEqual([
      200,
      'private, max-age=31536000, immutable',
    ])
    expect(reply.body).toContain('export const x')
    expect(token).not.toContain(ticket)
    for (const other of [
      `/${ticket}/`,
      `/${ticket}`,
      `/${ticket}/api/graph`,
      `/${ticket}/health`,
      `/${ticket}/sign-in.html`,
      `/${ticket}/../api/graph`,
      file.replace(ticket, ticket.toLowerCase()),
      file.replace(ticket, `${ticket.slice(0, -1)}`),
    ])
      expect([other, (await beyond('GET', other)).status]).toEqual([other, 401])
    expect((await beyond('POST', file)).status).toBe(401)
  })

  test('keeps the paths of its files over a restart, and not with another token', async () => {
    const filesOf = async (secret: string): Promise<string> => {
      const next = await startFixture({ host: '127.0.0.2', names: [], token: secret })
      try {
        const headers = { authorization: `Bearer ${secret}` }
        return (await ask(next.port, 'GET', '/', headers, undefined, '127.0.0.2')).body
      } finally {
        await next.stop()
      }
    }
    const { body } = await beyond('GET', '/', bearer)
    expect(await filesOf(token)).toBe(body)
    expect(await filesOf(randomBytes(32).toString('base64'))).not.toBe(body)
  })
})

describe('the names it is asked by', () => {
  test('are its own and those that were allowed', async () => {
    const { port } = server
    for (const name of [
      host,
      `localhost:${port}`,
      `127.0.0.1:${port}`,
      'graph.example',
      'GRAPH.example',
      `graph.example:${port}`,
      'other.example:8443',
    ])
      expect([name, (await beyond('GET', '/health', { ...bearer, host: name })).status]).toEqual([name, 200])
    for (const name of [
      '127.0.0.2',
      'graph.example:1',
      'x.graph.example',
      'graph.example.evil.example',
      'other.example',
      `other.example:${port}`,
      `0.0.0.0:${port}`,
    ]) {
      const reply = await beyond('GET', '/health', { ...bearer, host: name })
      expect([name, reply.status, codeOf(reply)]).toEqual([name, 403, 'ForeignHost'])
    }
  })

  test('are the origins of its page, over TLS too where a proxy may stand before it', async () => {
    const status = async (origin: string) =>
      (await beyond('POST', '/api/query', { ...json, ...bearer, origin }, '{}')).status
    for (const origin of [
      `http://${host}`,
      'http://graph.example',
      'https://graph.example',
      `https://graph.example:${server.port}`,
      'https://other.example:8443',
    ])
      expect([origin, await status(origin)]).toEqual([origin, 200])
    for (const origin of [
      `https://${host}`,
      `http://127.0.0.2:${server.port + 1}`,
      'https://graph.example:1',
      'https://other.example',
      'https://evil.example',
      'ftp://graph.example',
      'null',
    ])
      expect([origin, await status(origin)]).toEqual([origin, 403])
  })

  test('are those of this machine where it listens on every address', async () => {
    const everywhere = await startFixture({ host: '0.0.0.0', names: [], token })
    try {
      expect(everywhere.url).toBe(`http://127.0.0.1:${everywhere.port}/`)
      expect((await ask(everywhere.port, 'GET', '/health', bearer)).status).toBe(200)
      expect((await ask(everywhere.port, 'GET', '/health')).status).toBe(401)
      const foreign = await ask(everywhere.port, 'GET', '/health', bearer, undefined, '127.0.0.2')
      expect([foreign.status, codeOf(foreign)]).toEqual([403, 'ForeignHost'])
    } finally {
      await everywhere.stop()
    }
  })
})

test('a token on this machine is asked for too', async () => {
  const here = await startFixture({ host: '127.0.0.1', names: [], token })
  try {
    expect((await ask(here.port, 'GET', '/api/graph')).status).toBe(401)
    expect((await ask(here.port, 'GET', '/api/graph', bearer)).status).toBe(200)
  } finally {
    await here.stop()
  }
})

test('an address that this machine does not have is told as such', async () => {
  await expect(startFixture({ host: '192.0.2.1', names: [], token })).rejects.toMatchObject({
    name: 'HostError',
    code: 'AddressRefused',
  })
})
