import { expect, test } from 'vitest'
import { bundle } from '../helpers/bundle.ts'
import { readKit, tckFolder } from '../tck/features.ts'
import { readNotPassing } from '../tck/not-passing-list.ts'
import type { Failure } from '../tck/triage.ts'
import { describeInBrowser } from './set-up/browser.ts'

const folder = tckFolder()

describeInBrowser('the whole openCypher TCK', ({ newPage }) => {
  test.skipIf(folder === undefined)(
    'passes in a worker of the page where it passes in Node',
    async () => {
      const kit = readKit(folder ?? '')
      const { code, imports } = await bundle('tests/browser/tck-worker.ts', { format: 'iife' })
      expect(imports).toEqual([])
      const page = await newPage()
      const found = await page.evaluate(
        ({ code, sent }) =>
          new Promise<{ readonly agent: string; readonly failures: readonly Failure[] }>(
            (resolve, reject) => {
              const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
              const worker = new Worker(url)
              worker.addEventListener('error', ({ message }) => reject(new Error(message)))
              worker.addEventListener('message', ({ data }: MessageEvent<readonly Failure[]>) =>
                resolve({ agent: navigator.userAgent, failures: data }),
              )
              worker.postMessage(sent)
            },
          ),
        { code, sent: kit },
      )
      const total = kit.features.reduce((sum, { scenarios }) => sum + scenarios.length, 0)
      process.stdout.write(
        `openCypher TCK in the browser: ${total - found.failures.length} of ${total} scenarios pass\n`,
      )
      expect(total).toBeGreaterThan(3_800)
      expect(found.agent).toContain('Chrome')
      const listed = readNotPassing()
      expect(found.failures.filter(({ id }) => !listed.has(id))).toEqual([])
      const failed = new Set(found.failures.map(({ id }) => id))
      expect([...listed].filter((id) => !failed.has(id))).toEqual([])
    },
    180_000,
  )
})
