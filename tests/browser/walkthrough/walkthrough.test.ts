import { afterAll, beforeAll, expect, test } from 'vitest'
import { hold } from '../../docs/hold.ts'
import { describeInBrowser } from '../set-up/browser.ts'
import { openViewer, serveGraph, type Served } from '../set-up/served.ts'
import { Reader } from './reader.ts'
import { bundledTasks } from './tasks.ts'

describeInBrowser('what an analyst wants to know', ({ newPage }) => {
  let served: Served | undefined
  const taken = new Map<string, number>()
  beforeAll(async () => {
    served = await serveGraph()
  }, 30_000)
  afterAll(async () => served?.stop())

  test.each(bundledTasks)('$title', { timeout: 60_000 }, async ({ title, allowed, walk }) => {
    const page = await newPage()
    await openViewer(page, served?.url ?? '')
    const reader = new Reader(page)
    await walk(reader)
    expect(reader.actions).toBeLessThanOrEqual(allowed)
    taken.set(title, reader.actions)
    await page.close()
  })

  test('takes as many actions as docs/viewer.md says', async () => {
    expect([...taken.keys()]).toEqual(bundledTasks.map(({ title }) => title))
    const rows = bundledTasks.map(
      ({ title, allowed }) => `| ${title} | ${taken.get(title) ?? ''} | ${allowed} |`,
    )
    await hold(
      'viewer.md',
      'walkthrough',
      ['| task | actions | at most |', '| --- | --- | --- |', ...rows].join('\n'),
    )
  })
})
