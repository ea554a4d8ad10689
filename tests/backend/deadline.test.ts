import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { Database } from '../../src/database/index.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'

/** A host whose clock goes on by one with every look at it. */
function ticking() {
  let ticks = 0
  return { host: { now: () => 0, monotonic: () => ticks++, random: () => 0 }, ticks: () => ticks }
}

const text = `RETURN ${Array.from({ length: 400 }, (_, at) => `size([x IN range(1, 3000) WHERE x > ${at}]) AS c${at}`).join(', ')}`

test('the time of a query runs from where its text is handed over, through a backend too', async () => {
  const { host, ticks } = ticking()
  await (await new EmbeddedBackend(new Database(new PropertyGraph(), host)).run(text)).collect()
  const whole = ticks()
  expect(whole).toBeGreaterThan(20)
  const ask = async (maxMillis: number) =>
    (
      await new EmbeddedBackend(new Database(new PropertyGraph(), ticking().host)).run(
        text,
        {},
        { limits: { maxMillis } },
      )
    ).collect()
  await expect(ask(whole + 1)).resolves.toBeDefined()
  // Neither what comes before it is run nor the run itself takes as long.
  await expect(ask(whole - 5)).rejects.toMatchObject({ code: 'TimeLimit' })
})

test('the time in which a query waits for others is not counted, by the clock of the database', async () => {
  let now = 0
  const host = { now: () => 0, monotonic: () => now, random: () => 0 }
  const database = new Database(new PropertyGraph(), host)
  const backend = new EmbeddedBackend(database)
  const before = database.begin()
  const writing = backend.run('CREATE (a:A) RETURN 1 AS x', {}, { limits: { maxMillis: 100 } })
  now += 1_000
  before.rollback()
  expect((await (await writing).collect()).records).toEqual([[1]])
})
