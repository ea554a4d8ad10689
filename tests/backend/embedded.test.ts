import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { graph } from '../helpers/graph.ts'

const ENDLESS = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a'

test('records come in batches, with keys and summary', async () => {
  const result = await new EmbeddedBackend(graph()).run('UNWIND range(1, 3000) AS x RETURN x')
  expect(result.keys).toEqual(['x'])
  let batches = 0
  let records = 0
  for await (const batch of result) {
    batches++
    records += batch.length
  }
  expect(records).toBe(3000)
  expect(batches).toBeGreaterThan(1)
})

test('a query is cancelled while it works, and the backend answers afterwards', async () => {
  const backend = new EmbeddedBackend(graph())
  const controller = new AbortController()
  const running = (await backend.run(ENDLESS, {}, { signal: controller.signal })).collect()
  setTimeout(() => controller.abort(), 30)
  const started = performance.now()
  await expect(running).rejects.toMatchObject({ code: 'Cancelled' })
  expect(performance.now() - started).toBeLessThan(500)
  expect((await (await backend.run('RETURN 1 AS x')).collect()).records).toEqual([[1]])
})

test('limits are given with the query', async () => {
  const result = await new EmbeddedBackend(graph()).run(ENDLESS, {}, { limits: { maxMillis: 50 } })
  await expect(result.collect()).rejects.toMatchObject({ code: 'TimeLimit' })
})

test('timers run while a query works', async () => {
  const running = (
    await new EmbeddedBackend(graph()).run(ENDLESS, {}, { limits: { maxMillis: 300 } })
  ).collect()
  let ticks = 0
  const timer = setInterval(() => ticks++, 10)
  await expect(running).rejects.toMatchObject({ code: 'TimeLimit' })
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(5)
})

test('writers wait for each other', async () => {
  const backend = new EmbeddedBackend(graph())
  await Promise.all([1, 2, 3].map(() => backend.run('UNWIND range(1, 2000) AS x CREATE (:N)')))
  expect((await (await backend.run('MATCH (n:N) RETURN count(n)')).collect()).records).toEqual([[6000]])
})

test('leaving a loop early ends the query', async () => {
  const backend = new EmbeddedBackend(graph())
  for await (const batch of await backend.run('UNWIND range(1, 90000) AS x RETURN x')) {
    expect(batch.length).toBeGreaterThan(0)
    break
  }
  await backend.close()
  await expect(backend.run('RETURN 1')).rejects.toMatchObject({ code: 'DatabaseClosed' })
})

test('a wrong query rejects', async () => {
  await expect(new EmbeddedBackend(graph()).run('RETURN')).rejects.toMatchObject({ phase: 'compile' })
})
