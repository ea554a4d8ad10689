import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'
import { root } from '../../helpers/shared.ts'
import { longQueries, problemOf } from './long-queries.ts'

test.each(longQueries)('$name', { timeout: 120_000 }, (query) => {
  expect(problemOf(query)).toBeUndefined()
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
      require('node:worker_threads').parentPort.postMessage(list.runLongQueries(${stackSizeMb < 1}))`
    const worker = new Worker(code, { eval: true, resourceLimits: { stackSizeMb } })
    const told = await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (exit) => reject(new Error(`the thread ended with ${exit}`)))
    })
    await worker.terminate()
    expect(told).toEqual({ queries: longQueries.length, problems: [] })
  },
  480_000,
)
