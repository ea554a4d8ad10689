import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Engine } from '../../src/server/engine.ts'
import type { Reach } from '../../src/server/reach.ts'
import type { Route } from '../../src/server/routes.ts'
import type { SavingFolder } from '../../src/server/saving.ts'
import { type RunningServer, startServer } from '../../src/server/server.ts'

/** A server over an engine that says what it was asked, and what became of it. */
export interface Fixture extends RunningServer {
  /** How often the write route ran. */
  writes(): number
  /** How many answers were cancelled. */
  cancelled(): number
  stop(): Promise<void>
}

export async function startFixture(reach?: Reach, saving?: SavingFolder): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-assets-'))
  mkdirSync(join(folder, 'assets'))
  const script = '<script type="module" crossorigin src="./assets/app-1a2b.js"></script>'
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>page</title>${script}${' '.repeat(2000)}`)
  writeFileSync(join(folder, 'sign-in.html'), '<!doctype html><style>p {}</style><script>ask()</script>')
  const code = `export const x = 1 //${'x'.repeat(2000)}`
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), code)
  writeFileSync(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(code))
  writeFileSync(join(folder, '..', 'secret.json'), '{}')
  symlinkSync(join(folder, 'index.html'), join(folder, 'link.html'))
  let writes = 0
  let cancelled = 0
  const engine: Engine = {
    version: 'first',
    async *answer(asked, signal) {
      if (JSON.stringify(asked) === '{"text":"fail"}') throw new Error('lost')
      yield new TextEncoder().encode(`${JSON.stringify({ asked })}\n`)
      if (JSON.stringify(asked) !== '{"text":"endless"}') return
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          cancelled++
          resolve()
        })
      })
    },
    ping: async () => {},
    document: async (name) => new TextEncoder().encode(JSON.stringify({ name })),
    close: async () => {},
  }
  const write: Route = {
    method: 'POST',
    path: '/api/write',
    effect: 'write',
    handle() {
      writes++
      return { type: 'application/json', bytes: new TextEncoder().encode('{}') }
    },
  }
  const server = await startServer({
    engine,
    assets: folder,
    port: 0,
    routes: [write],
    ...(reach && { reach }),
    saving,
  })
  return {
    ...server,
    writes: () => writes,
    cancelled: () => cancelled,
    async stop() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly bytes: Buffer
}

/** One request as it is, nothing added but the Host (which `headers` may replace). */
export function ask(
  port: number,
  method: string,
  path: string,
  headers: { readonly [name: string]: string } = {},
  body?: string | Buffer,
  host = '127.0.0.1',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers, timeout: 5_000 }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes.toString('utf8'),
          bytes,
        })
      })
    })
    sent.on('error', reject)
    sent.on('timeout', () => sent.destroy(new Error('no answer in 5 s')))
    sent.end(body)
  })
}

/** The code of a refusal. */
export function codeOf({ body }: Reply): unknown {
  return (JSON.parse(body) as { error: { code: unknown } }).error.code
}
