import { Record as DriverRecord, type ResultSummary } from 'neo4j-driver'
import { expect, test } from 'vitest'
import { RecordQueue } from '../../src/backend/bolt/record-queue.ts'

const record = new DriverRecord(['x'], [1])

/** Records as the driver hands them on: so many at once, then what `after` does. */
function stepsOf(
  count: number,
  after: () => Promise<IteratorResult<DriverRecord, ResultSummary>>,
): { readonly queue: RecordQueue; asked(): number } {
  let asked = 0
  const next = async (): Promise<IteratorResult<DriverRecord, ResultSummary>> =>
    asked++ < count ? { done: false, value: record } : after()
  return { queue: new RecordQueue({ next }), asked: () => asked }
}

const never = (): Promise<never> => new Promise(() => {})

test('hands on a batch at a time, and asks for no more before it is taken', async () => {
  const { queue, asked } = stepsOf(100_000, never)
  for (const batch of [1, 2, 3]) {
    expect((await queue.take()).records).toHaveLength(1024)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(asked()).toBe(batch * 1024)
  }
})

test('hands on what has come before what never comes', async () => {
  const { queue } = stepsOf(3, never)
  expect(await queue.take()).toEqual({ records: [record, record, record], summary: undefined })
})

test('tells the error behind the records, also to whoever asks again', async () => {
  const { queue } = stepsOf(3, () => Promise.reject(new Error('lost')))
  await expect(queue.take()).rejects.toThrow('lost')
  await expect(queue.take()).rejects.toThrow('lost')
})
