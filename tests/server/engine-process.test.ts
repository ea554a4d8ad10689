import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainDescription } from '../../src/backend/description.ts'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { encodeGraph } from '../../src/opening/encoded-graph.ts'
import { type RunningServer, startServer } from '../../src/server/server.ts'
import { startEngine } from '../../src/server/start-engine.ts'
import { graph } from '../helpers/graph.ts'
import { root } from '../helpers/shared.ts'
import { ask } from './fixture.ts'

const ENDLESS = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a'
const DRAWING = "(a:Person {id: 'a', name: 'Ada'})-[:KNOWS]->(b:Person {id: 'b'})"

const log: string[] = []
let server: RunningServer
let backend: HttpBackend
let stop: () => Promise<void>

beforeAll(async () => {
  const database = graph(DRAWING)
  const engine = startEngine(
    `${root}dist/server/engine-process.js`,
    {
      kind: 'embedded',
      graph: new TextEncoder().encode(encodeGraph(database.read())),
      description: JSON.stringify(plainDescription(database.schema())),
    },
    (line) => log.push(line),
  )
  const assets = mkdtempSync(join(tmpdir(), 'silkgraph-thread-'))
  writeFileSync(join(assets, 'index.html'), '<!doctype html>')
  server = await startServer({ engine, assets, port: 0 })
  backend = new HttpBackend(`${server.url}api`)
  stop = async () => {
    await server.close()
    await engine.close()
    rmSync(assets, { recursive: true })
  }
})
afterAll(() => stop())

async function records(text: string, limits = {}): Promise<unknown> {
  return (await (await backend.run(text, {}, { limits })).collect()).records
}

test('the built engine answers', async () => {
  expect(await records('MATCH (a)-[:KNOWS]->(b) RETURN a.name, b.id')).toEqual([['Ada', 'b']])
  expect((await backend.schema()).nodeCount).toBe(2)
  expect((await backend.describe()).labels.map(({ name }) => name)).toEqual(['Person'])
})

test('an endless query ends at its limit, and the server says meanwhile that it is well', async () => {
  const started = performance.now()
  const running = records(ENDLESS, { maxMillis: 500 })
  let slowest = 0
  for (let ping = 0; ping < 8; ping++) {
    const asked = performance.now()
    expect((await ask(server.port, 'GET', '/health')).status).toBe(200)
    slowest = Math.max(slowest, performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await expect(running).rejects.toMatchObject({ name: 'QueryLimitError', code: 'TimeLimit' })
  // The limit and 250 ms, and an answer within 100 ms: four times each.
  expect(performance.now() - started).toBeLessThan(4 * 750)
  expect(slowest).toBeLessThan(4 * 100)
})

test('many queries run side by side', async () => {
  const slow = records(ENDLESS, { maxMillis: 1_000 })
  const quick = await Promise.all(Array.from({ length: 20 }, (_, at) => records(`RETURN ${at} AS at`)))
  expect(quick).toEqual(Array.from({ length: 20 }, (_, at) => [[at]]))
  await expect(slow).rejects.toMatchObject({ code: 'TimeLimit' })
})

test.each([
  'CREATE (:Fresh)',
  'MATCH (a:Person) SET a.name = 1',
  'MATCH (a:Person) REMOVE a.name',
  'MATCH (a:Person) DETACH DELETE a',
  'MERGE (:Fresh)',
  'MATCH (a) /* RETURN a */ SET a:Fresh',
  'CALL { CREATE (:Fresh) } RETURN 1',
  'match (a) with a create (a)-[:X]->(:Fresh) return a',
])('nothing that arrives writes: %s', async (text) => {
  const before = await records('MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id')
  await expect(backend.run(text)).rejects.toMatchObject({ kind: 'ReadOnlyViolation' })
  expect(await records('MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id')).toEqual(before)
})

test.each([
  ['null', 'InvalidRequest'],
  ['[]', 'InvalidRequest'],
  ['{}', 'InvalidRequest'],
  ['{"text":1}', 'InvalidRequest'],
  ['{"text":"RETURN 1","limits":[]}', 'InvalidLimit'],
  ['{"text":"RETURN 1","limits":{"maxMillis":-1}}', 'InvalidLimit'],
  ['{"text":"RETURN 1","limits":{"maxMilis":1}}', 'UnknownOption'],
  ['{"text":"RETURN 1","maxMillis":1}', 'UnknownOption'],
  ['{"text":"RETURN 1","exact":1}', 'InvalidRequest'],
  ['{"text":"RETURN 1","limits":{"maxMillis":"__proto__"}}', 'InvalidLimit'],
  ['{"__proto__":{"text":"RETURN 1"}}', 'InvalidRequest'],
  [`{"text":"RETURN $x","parameters":{"x":${'['.repeat(200)}${']'.repeat(200)}}}`, 'InvalidParameter'],
  ['{"text":"RETURN 1","parameters":{"x":{"wrong":1}}}', 'InvalidEncoding'],
])('a request that is none gets an error of one shape: %s', async (body, code) => {
  const reply = await ask(server.port, 'POST', '/api/query', { 'content-type': 'application/json' }, body)
  const { kind, error } = JSON.parse(reply.body) as { kind: string; error: { code: string; message: string } }
  expect([kind, error.code]).toEqual(['error', code])
  expect(error.message).not.toBe('')
})

test('a parameter of the name that every object has is one like others', async () => {
  const body =
    '{"text":"RETURN $__proto__ AS p, keys($m) AS k","parameters":{"__proto__":1,"m":{"map":{"__proto__":2}}}}'
  const reply = await ask(server.port, 'POST', '/api/query', { 'content-type': 'application/json' }, body)
  expect(reply.body.split('\n')[1]).toBe('{"kind":"records","records":[[1,["__proto__"]]]}')
})

test('a caller cannot raise the limits of the server', async () => {
  await expect(
    records('UNWIND range(1, 600000) AS x RETURN x', { maxRecords: 1_000_000 }),
  ).rejects.toMatchObject({ code: 'RecordLimit' })
})
