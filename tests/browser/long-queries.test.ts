import { expect, test } from 'vitest'
import { type Found, longQueries } from '../cypher/bad-input/long-queries.ts'
import { longWork } from '../helpers/long-work.ts'
import { bundle } from '../helpers/bundle.ts'
import type { BesideLong } from './long-queries-page.ts'
import { describeInBrowser } from './set-up/browser.ts'

describeInBrowser('what is long, deep, large or endless', ({ newPage }) => {
  test(
    'ends in a worker of the page as it does in Node, and the worker lives on',
    { timeout: 240_000 },
    async () => {
      const { code, imports } = await bundle('tests/browser/long-queries-worker.ts', { format: 'iife' })
      expect(imports).toEqual([])
      const page = await newPage()
      const found = await page.evaluate(
        (script) =>
          new Promise<Found>((resolve, reject) => {
            const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
            worker.addEventListener('error', ({ message }) => reject(new Error(message)))
            worker.addEventListener('message', ({ data }: MessageEvent<Found>) => resolve(data))
            worker.postMessage('run')
          }),
        code,
      )
      expect(found).toEqual({ queries: longQueries.length, problems: [] })
    },
  )

  /** Many enough of every kind; a worker that answers nothing else while one of them works would never tell. */
  const chosen = longWork.filter(({ writes, name }, at) => !writes && at % 3 === 0 && !/returned/.test(name))

  test(
    'leaves room in a worker of the page for what is short, and ends when its readers leave',
    { timeout: 120_000 },
    async () => {
      const worker = await bundle('tests/browser/long-queries-channel.ts', { format: 'iife' })
      const script = await bundle('tests/browser/long-queries-page.ts', { format: 'iife' })
      const page = await newPage()
      await page.evaluate(script.code)
      const found = await page.evaluate(
        ([code, texts]) =>
          (globalThis as unknown as { besideLong: (...given: unknown[]) => Promise<BesideLong> }).besideLong(
            code,
            texts,
          ),
        [worker.code, chosen.map(({ text }) => text)] as const,
      )
      const { turns, millis, after, ...rest } = found
      expect(rest).toEqual({
        short: [[60]],
        before: chosen.length,
        ends: chosen.map(() => 'Cancelled'),
      })
      expect({ workers: after.workers, memory: after.memory }).toEqual({ workers: 0, memory: 0 })
      // Turns go on while the two questions, the query and how many there were, are on their way between two threads.
      expect(turns).toBeLessThanOrEqual(4 * 8)
      expect(millis).toBeLessThan(4 * 250)
    },
  )
})
