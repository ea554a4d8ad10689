import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { plainDescription } from '../../src/backend/description.ts'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { encodeGraph } from '../../src/opening/encoded-graph.ts'
import type { Engine } from '../../src/server/engine.ts'
import { startServer } from '../../src/server/server.ts'
import { startEngine } from '../../src/server/start-engine.ts'
import { ENDLESS, pageFolder, recordsOf } from '../contract/carriers.ts'
import { graph } from '../helpers/graph.ts'
import { root } from '../helpers/shared.ts'
import { ask } from './fixture.ts'

const WHAT_NOW =
  'It is being restarted. Try again; if it stops again, ask for less at a time: aggregate, or add LIMIT.'

const database = graph("(:Person {name: 'Ada'})")
const data = {
  kind: 'embedded',
  graph: new TextEncoder().encode(encodeGraph(database.read())),
  description: JSON.stringify(plainDescription(database.schema())),
} as const

const folder = mkdtempSync(join(tmpdir(), 'silkgraph-engines-'))
const page = pageFolder()
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(page, { recursive: true })
})

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
  vi.unstubAllEnvs()
})

/** An engine, the server before it, and the lines that it logged. */
async function serve(file: string, limits = {}) {
  const log: string[] = []
  const engine: Engine = startEngine(file, data, (line) => log.push(line))
  const server = await startServer({ engine, assets: page, port: 0, limits })
  open.push(server, engine)
  return { engine, server, log, backend: new HttpBackend(`${server.url}api`) }
}

/** A program in the place of the engine: it answers pings, and does as it is told where it is asked for an answer. */
function program(name: string, onAnswer: string, onStart = ''): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `${onStart}
    const send = (kind, id, text) =>
      new Promise((resolve) => process.send({ kind, id, bytes: new TextEncoder().encode(text) }, resolve))
    process.on('message', async ({ kind, id }) => {
      if (kind === 'ping') process.send({ kind: 'end', id })
      if (kind !== 'answer') return
      ${onAnswer}
    })`,
  )
  return file
}

const columns = '{"kind":"columns","keys":["x"]}\\n'

describe('an engine that ends', () => {
  test.skipIf(process.platform !== 'linux')('is told to all who wait, logged, and there again', async () => {
    const { backend, engine, server, log } = await serve(`${root}dist/server/engine-process.js`)
    await engine.ping()
    const lost = { name: 'DataError', code: 'EngineLost', hint: WHAT_NOW }
    const waiting = [recordsOf(backend, ENDLESS), recordsOf(backend, ENDLESS)]
    const told = Promise.all(waiting.map((answer) => expect(answer).rejects.toMatchObject(lost)))
    await recordsOf(backend, 'RETURN 1')
    const [child] = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .slice(-1)
    process.kill(Number(child), 'SIGKILL')
    await told
    expect(await recordsOf(backend, 'MATCH (p:Person) RETURN p.name')).toEqual([['Ada']])
    expect((await ask(server.port, 'GET', '/health')).status).toBe(200)
    expect(log).toEqual(['The engine stopped: it was killed by SIGKILL. It is being restarted.'])
  })

  test('because it said nothing any more is told and logged', async () => {
    const log: string[] = []
    const engine = startEngine(program('silent', 'for (;;);'), data, (line) => log.push(line), 300)
    open.push(engine)
    await engine.ping()
    const answer = engine.answer({ text: 'RETURN 1' }, new AbortController().signal)[Symbol.asyncIterator]()
    await expect(answer.next()).rejects.toMatchObject({ code: 'EngineLost' })
    await engine.ping()
    expect(log).toEqual([
      'The engine has not responded for 0.3 s.',
      'The engine stopped: it was killed by SIGKILL. It is being restarted.',
    ])
  })

  test('because its memory was full says so', async () => {
    vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=60')
    const { backend, engine, log } = await serve(
      program('full', 'const held = []; for (;;) held.push(Array.from({ length: 1000 }, Math.random))'),
    )
    await engine.ping()
    await expect(recordsOf(backend, 'RETURN 1')).rejects.toMatchObject({ code: 'EngineLost' })
    expect(log).toEqual(['The engine stopped: its memory was full. It is being restarted.'])
  })

  test('does not end by a query that would fill its memory: it is refused before', async () => {
    vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=120')
    const { backend, log } = await serve(`${root}dist/server/engine-process.js`)
    const heavy = recordsOf(backend, 'UNWIND range(1, 30000000) AS x WITH x ORDER BY x DESC RETURN count(x)')
    await expect(heavy).rejects.toMatchObject({ code: 'MemoryLimit' })
    expect(await recordsOf(backend, 'MATCH (p:Person) RETURN p.name')).toEqual([['Ada']])
    expect(log).toEqual([])
  })

  test.each([
    ['exits', 'process.exit(7)', 'exit code 7'],
    ['is-killed', "process.kill(process.pid, 'SIGKILL')", 'it was killed by SIGKILL'],
    ['fails', "throw new TypeError('x is y')", 'it failed with TypeError: x is y'],
  ])('says why: %s', async (name, onAnswer, reason) => {
    const { engine, server, log } = await serve(program(name, onAnswer))
    await engine.ping()
    const reply = await ask(server.port, 'POST', '/api/query', { 'content-type': 'application/json' }, '{}')
    expect([reply.status, reply.headers['retry-after'], JSON.parse(reply.body)]).toEqual([
      503,
      '1',
      { error: { code: 'EngineLost', message: `The engine has stopped: ${reason}.`, hint: WHAT_NOW } },
    ])
    await engine.ping()
    expect(log).toEqual([`The engine stopped: ${reason}. It is being restarted.`])
  })

  test('between two frames is one more frame of the answer', async () => {
    const { backend, engine } = await serve(
      program('between', `await send('chunk', id, '${columns}'); process.exit(7)`),
    )
    await engine.ping()
    const result = await backend.run('RETURN 1')
    expect(result.keys).toEqual(['x'])
    await expect(result.collect()).rejects.toMatchObject({ name: 'DataError', code: 'EngineLost' })
  })

  test('within a frame cuts the answer off', async () => {
    const { backend, engine } = await serve(
      program('within', `await send('chunk', id, '${columns}{"kind":"reco'); process.exit(7)`),
    )
    await engine.ping()
    const result = await backend.run('RETURN 1')
    await expect(result.collect()).rejects.toMatchObject({ name: 'DataError', code: 'ServerLost' })
  })

  test('whenever it starts is started again after ever longer waits, until it is closed', async () => {
    const { engine, server, log } = await serve(program('never', '', 'process.exit(3)'))
    await expect.poll(() => log.length, { timeout: 10_000 }).toBe(3)
    expect(log).toEqual([
      'The engine stopped: exit code 3. It is being restarted.',
      'The engine stopped: exit code 3. It is being restarted in 0.25 s.',
      'The engine stopped: exit code 3. It is being restarted in 0.5 s.',
    ])
    expect((await ask(server.port, 'GET', '/health')).status).toBe(503)
    await engine.close()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(log.length).toBe(3)
  })
})

describe('an engine that does not read its messages', () => {
  const hangs = (): string => program('hangs', 'for (;;) {}')

  test('makes the server unwell', async () => {
    const { engine, server } = await serve(hangs(), { maxHealthMillis: 200 })
    await engine.ping()
    expect((await ask(server.port, 'GET', '/health')).body).toBe('{"status":"ok"}')
    const json = { 'content-type': 'application/json' }
    ask(server.port, 'POST', '/api/query', json, '{}').catch(() => {})
    await expect.poll(async () => (await ask(server.port, 'GET', '/health')).status).toBe(503)
    expect(JSON.parse((await ask(server.port, 'GET', '/health')).body)).toEqual({
      error: {
        code: 'EngineSilent',
        message: 'The engine has not answered within 200 ms.',
        hint: 'Try again; if it still fails, restart the server.',
      },
    })
  })

  test('is closed all the same', async () => {
    const { engine, log } = await serve(hangs())
    await engine.ping()
    const answer = engine.answer({}, new AbortController().signal)[Symbol.asyncIterator]().next()
    const started = performance.now()
    await Promise.all([engine.close(), expect(answer).rejects.toMatchObject({ code: 'EngineLost' })])
    // 700 ms: four times.
    expect(performance.now() - started).toBeLessThan(4 * 700)
    expect(log).toEqual([])
  })
})

test.runIf(process.platform === 'linux')('an engine ends with the server that is killed', async () => {
  const words = [`${root}dist/cli/main.js`, 'serve', '--port', '0', '--no-open']
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  expect(said.toString()).not.toBe('')
  const children = `/proc/${server.pid}/task/${server.pid}/children`
  const engine = readFileSync(children, 'utf8').trim()
  expect(engine).toMatch(/^\d+$/)
  server.kill('SIGKILL')
  // One that has ended may wait for its parent to hear of it.
  const runs = (): boolean =>
    existsSync(`/proc/${engine}/stat`) && !/\) Z /.test(readFileSync(`/proc/${engine}/stat`, 'utf8'))
  await expect.poll(runs, { timeout: 5_000 }).toBe(false)
})
