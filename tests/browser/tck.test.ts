import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { readKit, tckFolder } from '../tck/features.ts'
import { readNotPassing } from '../tck/not-passing-list.ts'
import type { Failure } from '../tck/triage.ts'
import { describeInBrowser } from './set-up/browser.ts'

const folder = tckFolder()

/** The runner, the engine and the store as one script that imports nothing. */
async function bundleWorker(): Promise<string> {
  const bundler = await rolldown({
    input: join(root, 'tests/browser/tck-worker.ts'),
    platform: 'browser',
    logLevel: 'silent',
  })
  const { output } = await bundler.generate({ format: 'iife' })
  await bundler.close()
  const [{ code, imports }] = output
  expect(imports).toEqual([])
  return code
}

describeInBrowser('the whole openCypher TCK', ({ newPage }) => {
  test.skipIf(folder === undefined)(
    'passes in a worker of the page where it passes in Node',
    async () => {
      const kit = readKit(folder ?? '')
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
        { code: await bundleWorker(), sent: kit },
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
