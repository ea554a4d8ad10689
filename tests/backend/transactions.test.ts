import { describe, expect, test } from 'vitest'
import { type Backend, type BackendTransaction, EmbeddedBackend } from '../../src/backend/index.ts'
import { graph } from '../helpers/graph.ts'

const MANY = 'UNWIND range(1, 100000) AS x CREATE (:N)'

async function count(backend: Pick<Backend, 'run'> | BackendTransaction): Promise<unknown> {
  return (await (await backend.run('MATCH (n:N) RETURN count(*)')).collect()).records[0][0]
}

describe('writers', () => {
  test('get their turn in the order of coming, transactions and single queries alike', async () => {
    const backend = new EmbeddedBackend(graph())
    const turns: string[] = []
    const held = await backend.begin()
    const waiting = [
      backend.begin().then(async (transaction) => {
        turns.push('first')
        await transaction.run('CREATE (:N)')
        await transaction.commit()
      }),
      backend.run('CREATE (:N)').then(() => turns.push('second')),
      backend.transaction(async (transaction) => {
        turns.push('third')
        await transaction.run('CREATE (:N)')
      }),
      backend.run('CREATE (:N)').then(() => turns.push('fourth')),
    ]
    await held.run('CREATE (:N)')
    expect([turns, await count(backend), await count(held)]).toEqual([[], 0, 1])
    await held.commit()
    await Promise.all(waiting)
    expect([turns, await count(backend)]).toEqual([['first', 'second', 'third', 'fourth'], 5])
  })

  test('wait no longer than their limit, and those behind them keep their place', async () => {
    const backend = new EmbeddedBackend(graph())
    const held = await backend.begin()
    const impatient = backend.run('CREATE (:Never)', {}, { maxWaitMillis: 20 })
    const patient = backend.run('CREATE (:N)')
    await expect(impatient).rejects.toMatchObject({ code: 'TransactionTimeout', hint: expect.any(String) })
    await expect(backend.begin({ maxWaitMillis: 0 })).rejects.toMatchObject({ code: 'TransactionTimeout' })
    await held.rollback()
    await patient
    expect((await backend.schema()).labels).toEqual([{ name: 'N', count: 1 }])
  })

  test('are cancelled while they wait, or before', async () => {
    const backend = new EmbeddedBackend(graph())
    const held = await backend.begin()
    const controller = new AbortController()
    const waiting = backend.run('CREATE (:N)', {}, { signal: controller.signal })
    const behind = backend.begin({ signal: controller.signal })
    controller.abort()
    for (const cancelled of [waiting, behind, backend.begin({ signal: controller.signal })])
      await expect(cancelled).rejects.toMatchObject({ code: 'Cancelled' })
    await held.commit()
    await backend.run('CREATE (:N)')
    expect(await count(backend)).toBe(1)
  })

  test('are cancelled while they write, and leave nothing behind and nobody waiting', async () => {
    const backend = new EmbeddedBackend(graph())
    const controller = new AbortController()
    const writing = backend.run(MANY, {}, { signal: controller.signal })
    const behind = backend.run('CREATE (:N)')
    setTimeout(() => controller.abort(), 5)
    await expect(writing).rejects.toMatchObject({ code: 'Cancelled' })
    await behind
    expect(await count(backend)).toBe(1)
  })

  test('that wait when the backend is closed are told', async () => {
    const backend = new EmbeddedBackend(graph())
    const held = await backend.begin()
    const waiting = backend.begin()
    await backend.close()
    await expect(waiting).rejects.toMatchObject({ code: 'DatabaseClosed' })
    await expect(held.run('RETURN 1')).rejects.toMatchObject({ code: 'TransactionEnded' })
  })

  test('with a wrong text do not wait to be told', async () => {
    const backend = new EmbeddedBackend(graph())
    await backend.begin()
    await expect(backend.run('CREATE (')).rejects.toMatchObject({ phase: 'compile' })
    await expect(backend.run('CREATE (:N)', {}, { readOnly: true })).rejects.toMatchObject({
      code: 'ReadOnlyViolation',
    })
  })
})

test('readers do not wait for a writer at work, and see nothing of it', async () => {
  const backend = new EmbeddedBackend(graph('(:N)'))
  let written = false
  const writing = backend.run('UNWIND range(1, 400000) AS x CREATE (:N)').then(() => (written = true))
  const seen: unknown[] = []
  while (!written && seen.length < 3) seen.push(await count(backend))
  expect([written, seen]).toEqual([false, [1, 1, 1]])
  await writing
  expect(await count(backend)).toBe(400_001)
})
