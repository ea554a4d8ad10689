import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lighthouses } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'
import { silkgraph } from './silkgraph.ts'

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the built command line; once it has given its address, `use` is called, and then it is ended by a signal. */
function served(
  words: readonly string[],
  token: string,
  use: (url: string) => Promise<void>,
  signal: NodeJS.Signals,
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...words, '--graph', lighthouses], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Where CI is set, colours would be on if nobody said no.
    env: { ...process.env, CI: 'true', SILKGRAPH_TOKEN: token },
    timeout: 20_000,
  })
  let [out, err] = ['', '']
  let used: Promise<void> | undefined
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString()
    const url = /http:\/\/\S+/.exec(out)?.[0]
    if (url === undefined || !out.includes('Ctrl-C') || used !== undefined) return
    used = use(url).finally(() => child.kill(signal))
  })
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      Promise.resolve(used).then(() => resolve({ code, out, err }), reject)
    })
  })
}

const serve = ['serve', '--port', '0', '--no-open']

test.each([
  ['--host', '127.0.0.2'],
  ['--host', '0.0.0.0'],
  ['--allow-host', 'graph.example'],
])('%s %s without a token is one clear line and exit code 2', async (...words) => {
  expect(await silkgraph([...serve, ...words])).toEqual({
    code: 2,
    out: '',
    err: `${words[1]} can be reached from other machines, so SILKGRAPH_TOKEN must be set. Set it to the output of: openssl rand -base64 32.`,
  })
})

test('a weak token is refused, without being shown', async () => {
  const environment = { SILKGRAPH_TOKEN: 'swordfish-swordfish' }
  expect(await silkgraph([...serve, '--host', '127.0.0.2'], { environment })).toEqual({
    code: 2,
    out: '',
    err: 'SILKGRAPH_TOKEN is easier to guess than 128 random bits, or contains spaces. Do not make one up: set it to the output of: openssl rand -base64 32.',
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'with a token it listens, asks for it, never shows it, and %s ends it',
  async (signal) => {
    const token = randomBytes(32).toString('base64')
    const statuses: number[] = []
    const words = ['--port', '0', '--no-open', '--host', '127.0.0.2', '--allow-host', 'a.example']
    const { code, out, err } = await served(
      // Without a command and with it, the options are the same.
      signal === 'SIGINT' ? words : ['serve', ...words, '--allow-host', 'b.example'],
      token,
      async (url) => {
        for (const headers of [{}, { authorization: `Bearer ${token}` }] as { [name: string]: string }[])
          for (const path of ['', 'api/graph', 'api/description'])
            statuses.push((await fetch(`${url}${path}`, { headers })).status)
      },
      signal,
    )
    expect({ code, err, statuses }).toEqual({ code: 0, err: '', statuses: [401, 401, 401, 200, 200, 200] })
    expect(out).toMatch(
      /The graph is at http:\/\/127\.0\.0\.2:\d+\/\nIt asks for the token in SILKGRAPH_TOKEN\./,
    )
    expect(out).not.toContain(token)
  },
)
