import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './set-up/browser.ts'
import { drop } from './set-up/drop.ts'
import { openViewer, ready, serveGraph, type Served, settledAddress } from './set-up/served.ts'

const crew = { name: 'crew.csv', text: 'id,labels,name\na,Sailor,Ada\nb,Ship,Fram\n' }

async function opens(page: Page): Promise<void> {
  await drop(page, [crew])
  await page
    .getByRole('dialog', { name: 'Open files' })
    .getByRole('button', { name: 'Open', exact: true })
    .click()
  await page.waitForFunction(() => document.title.startsWith('crew.csv'))
  await ready(page)
}

describeInBrowser('files that are open', ({ newPage }) => {
  let served: Served | undefined
  beforeAll(async () => {
    served = await serveGraph()
  }, 30_000)
  afterAll(async () => served?.stop())
  const headline = (page: Page): Promise<string> => page.locator('h1.sentence').innerText()
  const isCrew = async (page: Page): Promise<boolean> => (await page.title()).startsWith('crew.csv')
  /** The page of the server's graph after a step, and the files over it. */
  const started = async (): Promise<Page> => {
    const page = await newPage(undefined)
    await openViewer(page, served?.url ?? '', 'view=overview')
    await page.getByRole('button', { name: 'Numbers', exact: true }).click()
    await ready(page)
    await settledAddress(page)
    await opens(page)
    return page
  }

  test('are gone through by Back and Forward, which undo and redo', { timeout: 60_000 }, async () => {
    const page = await started()
    const [address, whole] = [page.url(), await headline(page)]
    await page.getByRole('button', { name: 'Schema', exact: true }).click()
    await ready(page)
    const schema = await headline(page)
    expect(schema).not.toBe(whole)
    await page.goBack()
    await ready(page)
    expect([page.url(), await headline(page)]).toEqual([address, whole])
    await page.goForward()
    await ready(page)
    expect([page.url(), await headline(page)]).toEqual([address, schema])
    await page.goBack()
    await page.goBack()
    await page.waitForFunction(() => !document.title.startsWith('crew.csv'))
    await ready(page)
    expect(page.url()).toBe(address)
    const served = await headline(page)
    await page.goForward()
    await page.waitForFunction(() => document.title.startsWith('crew.csv'))
    await ready(page)
    expect([page.url(), await headline(page)]).toEqual([address, whole])
    await page.goBack()
    await page.waitForFunction(() => !document.title.startsWith('crew.csv'))
    await ready(page)
    await page.goBack()
    await page.waitForFunction((before) => location.href !== before, address)
    await ready(page)
    expect(await headline(page)).not.toBe(served)
  })

  test('left by Undo leave the browser at the graph before', { timeout: 60_000 }, async () => {
    const page = await started()
    const address = page.url()
    await page.getByRole('button', { name: 'Undo' }).click()
    await ready(page)
    expect(await isCrew(page)).toBe(false)
    await page.getByRole('button', { name: 'Redo' }).click()
    await ready(page)
    expect(await isCrew(page)).toBe(true)
    expect(page.url()).toBe(address)
    await page.goBack()
    await page.waitForFunction(() => !document.title.startsWith('crew.csv'))
    await ready(page)
    expect(page.url()).toBe(address)
    await page.goBack()
    await page.waitForFunction((before) => location.href !== before, address)
  })

  test(
    'are not thrown away without a question, and nothing is asked without them',
    { timeout: 60_000 },
    async () => {
      const page = await started()
      const asked: string[] = []
      page.on('dialog', (dialog) => {
        asked.push(dialog.type())
        void dialog.accept()
      })
      await page.reload()
      expect(asked).toEqual(['beforeunload'])
      await ready(page)
      await page.getByRole('button', { name: 'Overview', exact: true }).click()
      await page.reload()
      expect(asked).toHaveLength(1)
    },
  )
})
