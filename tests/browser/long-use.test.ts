import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWhole } from '../helpers/share.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
}, 60_000)
afterAll(() => served.stop())

const MIB = 1024 * 1024

/** What the heap of a page holds once its garbage is collected, in bytes. */
async function heldBy(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** Five actions, after which the page is where it was. */
async function round(page: Page): Promise<void> {
  await page.locator('.mirror [data-key]').first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await ready(page)
  await page.locator('[data-command="undo"]').first().click()
  await ready(page)
  await page.locator('[data-command="redo"]').first().click()
  await ready(page)
  await page.locator('[data-command="undo"]').first().click()
  await ready(page)
}

describeInBrowser('a page that is used for long', ({ newPage }) => {
  test('holds after many actions little more than after few', { timeout: 600_000 }, async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=overview')
    const rounds = isWhole ? 40 : 5
    // What is made once comes with the first.
    for (let done = 0; done < 3; done++) await round(page)
    const before = await heldBy(page)
    for (let done = 0; done < rounds; done++) await round(page)
    const after = await heldBy(page)
    process.stdout.write(
      `held by the page: ${(before / MIB).toFixed(1)} MiB, after ${5 * rounds} actions ${(after / MIB).toFixed(1)} MiB\n`,
    )
    expect(after).toBeLessThan(before + 8 * MIB)
  })

  test('says that its picture is lost, keeps its lists, and draws again what it is given back', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=overview')
    const before = await drawnKeys(page, 'node')
    await page.evaluate(() => {
      const kept: WEBGL_lose_context[] = []
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.canvas canvas')) {
        const lost = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')
        if (lost !== undefined && lost !== null) kept.push(lost)
      }
      for (const one of kept) one.loseContext()
      Object.assign(globalThis, { giveBack: () => kept.forEach((one) => one.restoreContext()) })
    })
    const told = page.getByRole('status').filter({ hasText: 'The browser has taken away' })
    await told.waitFor()
    expect(await drawnKeys(page, 'node')).toEqual(before)
    // As long after as a browser gives them back, and each for itself.
    await page.waitForTimeout(500)
    await page.evaluate(() => (globalThis as unknown as { giveBack: () => void }).giveBack())
    await told.waitFor({ state: 'detached' })
    await ready(page)
    const names = page.locator('.canvas[data-labels]')
    await expect.poll(() => names.getAttribute('data-labels')).toContain(before[0])
    await page.waitForTimeout(500)
    expect(await told.count()).toBe(0)
    await page.locator(`.mirror [data-key="${before[0]}"]`).focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.side[data-panel="element"]')
  })
})
