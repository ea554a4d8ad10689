import { afterEach, describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { turns } from '../../src/backend/turns.ts'
import { processMemory } from '../../src/database/memory.ts'
import { QueryLimitError } from '../../src/errors.ts'
import { type LongWork, longWork, longWorkGraph } from '../helpers/long-work.ts'

const database = longWorkGraph()
const backend = new EmbeddedBackend(database)
const LIMITS = { maxMillis: 120_000 }
/** Four times what it may take until a query that was left works no more. */
const PATIENCE = 4 * 250

const reading = longWork.filter(({ writes }) => !writes)
const writing = longWork.filter(({ writes }) => writes)

afterEach(async () => {
  await expectQuiet()
})

describe.each([
  { many: 2, from: 0 },
  { many: 4, from: 9 },
  { many: 20, from: 0 },
  { many: 20, from: 20 },
  { many: 20, from: 40 },
])('with $many long queries under way, from number $from of the list', ({ many, from }) => {
  const under = Array.from({ length: many - 1 }, (_, at) => reading[(from + at) % reading.length])
  // One writes at a time.
  const chosen = [...under, writing[from % writing.length]]

  test(
    'a short one needs a few turns, and all end as soon as their readers leave',
    { timeout: 60_000 },
    async () => {
      const before = database.read()
      const controllers = chosen.map(() => new AbortController())
      const ends = chosen.map((work, at) => endOf(work, controllers[at].signal))
      await untilTurns(3 * many)
      expect(turns.workers).toBe(many)

      for (let asked = 0; asked < 3; asked++) {
        const began = turns.taken
        expect((await (await backend.run('MATCH (n:K) RETURN count(n)')).collect()).records).toEqual([[60]])
        expect(turns.taken - began).toBeLessThanOrEqual(8)
      }

      const [began, started] = [turns.taken, performance.now()]
      for (const controller of controllers) controller.abort()
      expect(await Promise.all(ends)).toEqual(chosen.map(() => 'Cancelled'))
      // Each has one more turn, in which it hears of it.
      expect(turns.taken - began).toBeLessThanOrEqual(many + 1)
      expect(performance.now() - started).toBeLessThan(PATIENCE)
      await expectQuiet()
      expect(database.read()).toBe(before)
    },
  )
})

test('readers that leave their loops leave nothing running', async () => {
  const returning = reading.filter(({ name }) => name.endsWith('returned') && name !== 'a long list returned')
  expect(returning.length).toBeGreaterThan(1)
  await Promise.all(
    [...returning, ...returning].map(async ({ text }) => {
      for await (const records of await backend.run(text, {}, { limits: LIMITS })) {
        expect(records.length).toBeGreaterThan(0)
        break
      }
    }),
  )
  await expectQuiet()
})

test('a backend that is closed ends all that runs on it', async () => {
  const own = longWorkGraph(200)
  const closing = new EmbeddedBackend(own)
  const ends = longWork
    .slice(0, 6)
    .map(({ text }) => codeOf(closing.run(text).then((result) => result.collect())))
  await untilTurns(12)
  await closing.close()
  expect(await Promise.all(ends)).toEqual(ends.map(() => 'Cancelled'))
})

test('a query that fails beside others ends alone, and gives its turn back', async () => {
  const controller = new AbortController()
  const ends = reading.slice(0, 4).map((work) => endOf(work, controller.signal))
  await untilTurns(8)
  const failing = backend.run('UNWIND range(1, 100000) AS x RETURN sum(1 / (x - 99999))')
  expect(await codeOf(failing.then((result) => result.collect()))).toBe('DivisionByZero')
  const began = turns.taken
  await untilTurns(8)
  expect(turns.taken).toBeGreaterThanOrEqual(began + 8)
  controller.abort()
  expect(await Promise.all(ends)).toEqual(ends.map(() => 'Cancelled'))
})

describe('a query that is cancelled before it began', () => {
  let calls = 0
  database.registerProcedure({
    name: 'test.noted',
    description: '',
    mode: 'READ',
    parameters: [],
    columns: [{ name: 'value', type: { kind: 'any' } }],
    call: () => [[calls++]],
  })

  test.each([
    ['reads', 'CALL test.noted() YIELD value RETURN value'],
    ['writes', 'CALL test.noted() YIELD value CREATE (:T {v: value})'],
  ])('never starts: one that %s', async (_, text) => {
    const before = database.read()
    const running = backend.run(text, {}, { signal: AbortSignal.abort() })
    expect(await codeOf(running.then((result) => result.collect()))).toBe('Cancelled')
    expect(calls).toBe(0)
    expect(database.read()).toBe(before)
  })

  test('never starts where it waited for its first turn', async () => {
    const controller = new AbortController()
    const ends = reading.slice(0, 3).map((work) => endOf(work, controller.signal))
    await untilTurns(6)
    const late = endOf({ text: 'CALL test.noted() YIELD value RETURN value' }, controller.signal)
    // It has asked for its turn, and another has the thread.
    await Promise.resolve()
    controller.abort()
    expect(await Promise.all([...ends, late])).toEqual(Array(4).fill('Cancelled'))
    expect(calls).toBe(0)
  })
})

/** Runs a query to its end. Returns how it ended: `done`, or the code of an error of a limit. */
function endOf({ text }: Pick<LongWork, 'text'>, signal: AbortSignal): Promise<string> {
  return codeOf(backend.run(text, {}, { limits: LIMITS, signal }).then((result) => result.collect()))
}

async function codeOf(running: Promise<unknown>): Promise<string> {
  try {
    await running
    return 'done'
  } catch (error) {
    if (error instanceof QueryLimitError || (error instanceof Error && 'code' in error))
      return String(error.code)
    throw error
  }
}

/** Waits until so many more turns were taken. */
async function untilTurns(more: number): Promise<void> {
  const until = turns.taken + more
  while (turns.taken < until) await nextTasks()
}

/** Expects that nothing works, waits, or holds memory any more. */
async function expectQuiet(): Promise<void> {
  expect(turns.workers).toBe(0)
  expect(processMemory.used).toBe(0)
  const { taken } = turns
  for (let task = 0; task < 5; task++) await nextTasks()
  expect(turns.taken).toBe(taken)
}

function nextTasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
