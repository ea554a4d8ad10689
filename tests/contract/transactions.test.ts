import { afterEach, describe, expect, test } from 'vitest'
import type { Backend, BackendTransaction } from '../../src/backend/index.ts'
import { ENDLESS, quiet } from './carriers.ts'
import { type Engine, isStoreThere, openEngine } from './engines.ts'

const MANY = 'UNWIND range(1, 100000) AS x CREATE (:N)'

async function count(backend: Pick<Backend, 'run'> | BackendTransaction): Promise<unknown> {
  return (await (await backend.run('MATCH (n:N) RETURN count(*)')).collect()).records[0][0]
}

describe.skipIf(!isStoreThere)('a transaction', () => {
  const opened: Engine[] = []
  const open = async (): Promise<Engine> => {
    const engine = await openEngine()
    opened.push(engine)
    return engine
  }
  afterEach(async () => {
    for (const { backend } of opened.splice(0)) await backend.close()
  })

  test('runs its queries in the order of the calls, and resolves to what its function does', async () => {
    const { backend } = await open()
    const result = await backend.transaction(async (transaction) => {
      const [, , counted] = await Promise.all([
        transaction.run('UNWIND range(1, 5000) AS x CREATE (:N {x: x})'),
        transaction.run('MATCH (n:N) WHERE n.x > 10 DELETE n'),
        transaction.run('MATCH (n:N) RETURN count(*) AS c'),
      ])
      return (await counted.collect()).records
    })
    expect([result, await count(backend)]).toEqual([[[10]], 10])
  })

  test('is rolled back when its function rejects', async () => {
    const { backend } = await open()
    const error = new Error('mine')
    const work = backend.transaction(async (transaction) => {
      await transaction.run('CREATE (:N)')
      throw error
    })
    await expect(work).rejects.toBe(error)
    expect(await count(backend)).toBe(0)
    await backend.run('CREATE (:N)')
  })

  test('fails with one of its queries', async () => {
    const { backend } = await open()
    const transaction = await backend.begin()
    await transaction.run('CREATE (:N)')
    const failing = transaction.run('RETURN 1 / 0')
    const behind = transaction.run('CREATE (:N)')
    await expect(failing).rejects.toMatchObject({ name: 'CypherError', phase: 'runtime' })
    await expect(behind).rejects.toMatchObject({ code: 'TransactionFailed' })
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'TransactionFailed' })
    await transaction.rollback()
    expect(await count(backend)).toBe(0)
  })

  test('is rolled back while a query of it runs', async () => {
    const { backend } = await open()
    const transaction = await backend.begin()
    const running = transaction.run(MANY)
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    const rolledBack = transaction.rollback()
    await expect(running).rejects.toMatchObject({ code: 'Cancelled' })
    await rolledBack
    expect(await count(backend)).toBe(0)
    await backend.run('CREATE (:N)')
  })

  test('is seen by nobody else until it is committed, and is over then', async () => {
    const { backend } = await open()
    const transaction = await backend.begin()
    await transaction.run('CREATE (:N)')
    expect([await count(transaction), await count(backend)]).toEqual([1, 0])
    await transaction.commit()
    expect(await count(backend)).toBe(1)
    for (const late of [transaction.run('RETURN 1'), transaction.commit(), transaction.rollback()])
      await expect(late).rejects.toMatchObject({ name: 'UsageError', code: 'TransactionEnded' })
  })

  test('fails with a query that is left, wrong or not allowed', async () => {
    const { backend, running } = await open()
    const controller = new AbortController()
    for (const [text, options, error] of [
      [MANY, { signal: controller.signal }, { code: 'Cancelled' }],
      [ENDLESS, { limits: { maxMillis: 50 } }, { code: 'TimeLimit' }],
      ['UNWIND range(1, 10) AS x RETURN x', { limits: { maxRecords: 5 } }, { code: 'RecordLimit' }],
      ['CREATE (', {}, { phase: 'compile' }],
      ['CREATE (:N)', { readOnly: true }, { code: 'ReadOnlyViolation' }],
      ['RETURN $absent', {}, { code: 'MissingParameter' }],
    ] as const) {
      const transaction = await backend.begin()
      await transaction.run('CREATE (:N)')
      const failing = transaction.run(text, {}, options)
      setTimeout(() => controller.abort(), 5)
      await expect(failing).rejects.toMatchObject(error)
      await expect(transaction.run('RETURN 1')).rejects.toMatchObject({ code: 'TransactionFailed' })
      await expect(transaction.commit()).rejects.toMatchObject({ code: 'TransactionFailed' })
    }
    expect(await count(backend)).toBe(0)
    await quiet(running)
  })

  test('is rolled back where its backend is closed', async () => {
    const { backend } = await open()
    const transaction = await backend.begin()
    await transaction.run('CREATE (:N)')
    await backend.close()
    await expect(transaction.run('RETURN 1')).rejects.toMatchObject({ code: 'TransactionEnded' })
    await expect(backend.begin()).rejects.toMatchObject({ code: 'DatabaseClosed' })
  })

  test('is not begun by whoever has left', async () => {
    const { backend } = await open()
    await expect(backend.begin({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'Cancelled' })
  })
})
