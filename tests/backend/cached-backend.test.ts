import { expect, test } from 'vitest'
import { CachedBackend } from '../../src/backend/cached-backend.ts'
import { EmbeddedBackend, type Backend, type RunOptions, type RunResult } from '../../src/backend/index.ts'
import { Database, type QueryParameters } from '../../src/database/index.ts'

/** A graph that notes what it is asked. */
class Noting extends EmbeddedBackend {
  readonly asked: string[] = []

  override run(text: string, parameters?: QueryParameters, options?: RunOptions): Promise<RunResult> {
    this.asked.push(text)
    return super.run(text, parameters, options)
  }
}

function open(limits?: ConstructorParameters<typeof CachedBackend>[1]) {
  const backend = new Noting(new Database())
  const cached = new CachedBackend(backend, limits)
  const records = async (text: string, parameters?: QueryParameters, options?: RunOptions) =>
    (await (await cached.run(text, parameters, options)).collect()).records
  /** How often the graph is asked by what is done. */
  const asks = async (...texts: readonly string[]): Promise<number> => {
    const before = backend.asked.length
    for (const text of texts) await records(text)
    return backend.asked.length - before
  }
  return { backend, cached, records, asks }
}

const COUNT = 'MATCH (n) RETURN count(n)'

test('the same question of the same graph is asked once, and answered the same', async () => {
  const { backend, cached, records } = open()
  const first = await (await cached.run('UNWIND $list AS x RETURN x', { list: [1, 2] })).collect()
  const second = await (await cached.run('UNWIND $list AS x RETURN x', { list: [1, 2] })).collect()
  expect(second).toEqual(first)
  expect(backend.asked).toHaveLength(1)
  expect(await records('UNWIND $list AS x RETURN x', { list: [1, 2, 3] })).toEqual([[1], [2], [3]])
  // An INTEGER and what exact answers hold are other questions.
  await records('UNWIND $list AS x RETURN x', { list: [1, 2] }, { exact: true })
  await records('UNWIND $list AS x RETURN x', { list: [1, 2] }, { limits: { maxRecords: 2 } })
  expect(backend.asked).toHaveLength(4)
})

test('a write is always run, and after it everything is asked again', async () => {
  const { records, asks } = open()
  expect(await asks(COUNT, COUNT)).toBe(1)
  expect(await asks('CREATE (:A)', 'CREATE (:A)')).toBe(2)
  expect(await records(COUNT)).toEqual([[2]])
  expect(await asks(COUNT)).toBe(0)
  expect(await asks('MERGE (:B)', 'MERGE (:B)')).toBe(2)
})

test.each([
  'RETURN rand()',
  'RETURN randomUUID()',
  'RETURN datetime()',
  'RETURN date . realtime()',
  'RETURN localtime.statement()',
  'RETURN `rand`()',
  'RETURN `randomUUID` ()',
  'RETURN datetime/* c */()',
  'RETURN localdatetime // c\n ()',
  'RETURN `date` /* a */ . /* b */ `realtime`()',
  "RETURN '//' AS a, \"/*\" AS b, `rand`() AS `c'`",
  'EXPLAIN MATCH (n) RETURN n',
  'PROFILE MATCH (n) RETURN n',
])('%s is never kept', async (text) => {
  expect(await open().asks(text, text)).toBe(2)
})

test.each([
  "RETURN 'rand()' AS `rand()`, 1 AS `'`",
  'RETURN 1 // rand()',
  'WITH {date: 1} AS n RETURN n.date, (2)',
])('%s is kept', async (text) => {
  expect(await open().asks(text, text)).toBe(1)
})

test.each(['RETURN 1 / 0', 'RETURN nothing', 'UNWIND [1, 0] AS x RETURN 1 / x'])(
  'what fails is asked again: %s',
  async (text) => {
    const { backend, cached } = open()
    const failed = async (): Promise<unknown> =>
      (await cached.run(text)).collect().catch(({ code }: { readonly code: string }) => code)
    const [one, other] = [await failed().catch(String), await failed().catch(String)]
    expect(other).toEqual(one)
    expect(backend.asked).toHaveLength(2)
  },
)

test('what was left or cancelled before it was whole is asked again', async () => {
  const { backend, cached } = open()
  const text = 'UNWIND range(1, 10000) AS x RETURN x'
  for await (const batch of await cached.run(text)) {
    expect(batch.length).toBeLessThan(10_000)
    break
  }
  const abort = new AbortController()
  const long = 'UNWIND range(1, 10000000) AS x RETURN x'
  const running = (await cached.run(long, {}, { signal: abort.signal })).collect()
  abort.abort()
  await expect(running).rejects.toMatchObject({ code: 'Cancelled' })
  await expect(
    cached.run(text, {}, { signal: abort.signal }).then((one) => one.collect()),
  ).rejects.toMatchObject({
    code: 'Cancelled',
  })
  expect(backend.asked).toHaveLength(3)
  const whole = await (await cached.run(text)).collect()
  expect(whole.records).toHaveLength(10_000)
  expect((await (await cached.run(text)).collect()).records).toEqual(whole.records)
  expect(backend.asked).toHaveLength(4)
})

test('a large answer is not kept, and of others those that were read last', async () => {
  const { asks } = open({ maxAnswerBytes: 4_000, maxBytes: 1_200 })
  expect(await asks('UNWIND range(1, 1000) AS x RETURN x', 'UNWIND range(1, 1000) AS x RETURN x')).toBe(2)
  expect(await asks('RETURN 1', 'RETURN 2', 'RETURN 1', 'RETURN 3', 'RETURN 1')).toBe(3)
  const many = Array.from({ length: 20 }, (_, at) => `RETURN ${at + 10}`)
  expect(await asks(...many, 'RETURN 29')).toBe(20)
  expect(await asks('RETURN 1')).toBe(1)
})

test('a graph that does not tell its version is always asked; one with another version is asked again', async () => {
  const { backend } = open()
  let version: string | undefined
  const told: Backend = {
    get version() {
      return version
    },
    run: (...query) => backend.run(...query),
    schema: () => backend.schema(),
    describe: () => backend.describe(),
    close: () => backend.close(),
  }
  const cached = new CachedBackend(told)
  const asks = async (): Promise<number> => {
    const before = backend.asked.length
    await (await cached.run(COUNT)).collect()
    return backend.asked.length - before
  }
  expect([await asks(), await asks()]).toEqual([1, 1])
  version = 'a'
  expect([await asks(), await asks()]).toEqual([1, 0])
  version = 'b'
  expect([await asks(), await asks()]).toEqual([1, 0])
  version = undefined
  expect([await asks(), await asks()]).toEqual([1, 1])
})
