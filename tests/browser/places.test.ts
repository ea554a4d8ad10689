import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { labelBoxes, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let claims: Served
beforeAll(async () => {
  claims = await serveGraph()
}, 60_000)
afterAll(() => claims.stop())

const word = (page: Page, name: string): Promise<string | null> =>
  page.evaluate((wanted) => new URLSearchParams(location.hash.slice(1)).get(wanted), name)

async function choose(page: Page, layout: string): Promise<void> {
  await page.getByRole('button', { name: /^Layout: / }).click()
  await page.getByRole('menuitemradio', { name: layout, exact: false }).first().click()
  await ready(page)
}

describeInBrowser('layouts, the map and the cross table', ({ newPage }) => {
  test('a map of what is where is drawn and downloaded in three clicks, with its legend and who made it', async () => {
    const page = await newPage()
    await openViewer(page, claims.url)
    await choose(page, 'Map')
    expect(await word(page, 'layout')).toBe('map')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download this map as SVG' }).click()
    const svg = await readFile(await (await download).path(), 'utf8')
    expect(svg).toContain('Made with Natural Earth')
    expect(svg).toMatch(/class="legend"/)
    // The outline of a country that smaller atlases leave out.
    expect(svg).toMatch(/class="land"[^>]*>\s*<title>Singapore</)
    await screenshot(page, 'map')
    await page.getByRole('button', { name: 'Undo' }).click()
    await ready(page)
    expect(await word(page, 'layout')).toBeNull()
    expect(await page.getByText('Made with Natural Earth').count()).toBe(0)
  })

  test('another layout is held by the link, undone and done again, and what was moved stays where it was put', async () => {
    const page = await newPage()
    await openViewer(page, claims.url, 'view=overview&moved=300%20200%20org%3Ahuawei')
    const placeOf = async (key: string) => (await labelBoxes(page)).find((box) => box.key === key)
    await choose(page, 'Layered')
    const [huawei, kenya] = [await placeOf('org:huawei'), await placeOf('place:KE')]
    expect(Math.abs((huawei?.x ?? 0) - 300)).toBeLessThan(120)
    expect(Math.abs((huawei?.y ?? 0) - 200)).toBeLessThan(60)
    await choose(page, 'Circular')
    expect(await placeOf('place:KE')).not.toEqual(kenya)
    await page.keyboard.press('Control+z')
    await ready(page)
    expect(await word(page, 'layout')).toBe('layered')
    expect(await placeOf('place:KE')).toEqual(kenya)
    await page.reload()
    await ready(page)
    expect(await placeOf('place:KE')).toEqual(kenya)
  })

  test('the evidence of a cell of groups by country is two clicks away, and the table goes by keyboard', async () => {
    const page = await newPage()
    await openViewer(page, claims.url)
    await page.getByRole('button', { name: 'Cross table' }).click()
    await page.getByRole('gridcell', { name: 'Huawei, Kenya: 1' }).click()
    const panel = page.getByRole('complementary', { name: 'Panel' })
    await panel.locator('.claim').first().waitFor()
    expect(await panel.getByRole('heading', { name: /Through/ }).textContent()).toMatch(/Kenya/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await panel.getByText('Alibaba').first().waitFor()
    expect([await word(page, 'row'), await word(page, 'column')]).toEqual(['org:alibaba', 'place:KE'])
    expect(await seriousProblems(page)).toEqual([])
    await screenshot(page, 'cross-table')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download as CSV' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^,Kenya,/)
    await page.reload()
    await panel.locator('.claim').first().waitFor()
    await page.getByRole('button', { name: 'Back to the picture' }).click()
    await ready(page)
    expect(await word(page, 'rows')).toBeNull()
    expect(await page.getByRole('grid').count()).toBe(0)
  })

  test('all of it fits on a phone, and axe finds nothing serious', async () => {
    const page = await newPage({ width: 390, height: 844, touch: true, dark: true })
    await openViewer(page, claims.url, 'view=overview&layout=map')
    expect(await seriousProblems(page)).toEqual([])
    await page.getByRole('button', { name: /^Layout: / }).click()
    for (const item of await page.getByRole('menuitemradio').all())
      expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(await seriousProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Cross table' }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await seriousProblems(page)).toEqual([])
  })
})
