import { expect, test } from 'vitest'
import { type Found, longQueries } from '../cypher/bad-input/long-queries.ts'
import { bundle } from '../helpers/bundle.ts'
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
})
