import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { rolldown } from 'rolldown'
import { describe, expect, test } from 'vitest'
import { root } from '../../helpers/shared.ts'
import { LIMITS, longQueries, outcomeOf } from './long-queries.ts'

const DEADLINE = 200

describe('a query that is long, deep, large or endless', () => {
  test.each(longQueries)('$name', ({ text, ends }) => {
    if (ends === 'runs' || !ends.includes('TimeLimit')) {
      expect(ends === 'runs' ? [ends] : ends).toContain(outcomeOf(text))
      return
    }
    const started = performance.now()
    const outcome = outcomeOf(text, { maxMillis: DEADLINE })
    expect(ends).toContain(outcome)
    expect(performance.now() - started).toBeLessThan(4 * Math.max(DEADLINE, 500))
  })

  test('the limits of the test are those of the list', () => {
    expect(LIMITS.maxMemory).toBeLessThan(512 * 1024 * 1024)
  })
})

/** The list of queries as one script for a thread of its own. */
async function script(): Promise<string> {
  const bundler = await rolldown({
    input: join(root, 'tests/cypher/bad-input/thread.ts'),
    platform: 'browser',
    logLevel: 'silent',
  })
  const { output } = await bundler.generate({ format: 'iife', name: 'list', exports: 'named' })
  await bundler.close()
  return output[0].code
}

test.each([1, 0.5])(
  'the same in a thread with a stack of %d MB: a result or an error of ours',
  async (stackSizeMb) => {
    const code = `${await script()}
      require('node:worker_threads').parentPort.postMessage(list.unexpected(${stackSizeMb < 1}))`
    const worker = new Worker(code, { eval: true, resourceLimits: { stackSizeMb } })
    const told = await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (exit) => reject(new Error(`the thread ended with ${exit}`)))
    })
    await worker.terminate()
    expect(told).toEqual([])
  },
  120_000,
)
