import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overlaps } from '../../src/viewer/render/place-labels.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, labelBoxes, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
})
afterAll(() => served.stop())

describeInBrowser('the first picture', ({ newPage }) => {
  describe.each(['server', 'page'])('asked of the engine in the %s', (engine) => {
    test('says something before the first click, and every label can be read', async () => {
      const page = await newPage()
      await openViewer(page, served.url, engine === 'page' ? 'engine=page' : '')
      expect(await page.locator('h1').textContent()).toMatch(
        /^\d+ presences of \d+ groups in \d+ countries; \d+ are only begun, \d+ credited to a named source, none dated\.$/,
      )
      expect(await page.locator('.basis').textContent()).toContain('unverified reference facts')
      expect(await page.locator('.numbers-row').count()).toBe(5)
      expect(await page.locator('.numbers-row').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('> 25 %'), expect.stringContaining('forecast')]),
      )
      expect(await page.locator('.ask-question').count()).toBe(5)
      const boxes = await labelBoxes(page)
      const keys = await drawnKeys(page, 'node')
      expect(boxes.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
      expect(keys).toContain('open:Where')
      const canvas = await page.locator('.canvas').boundingBox()
      for (const box of boxes) {
        expect(box.x, box.key).toBeGreaterThanOrEqual(0)
        expect(box.y, box.key).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width, box.key).toBeLessThanOrEqual(canvas?.width ?? 0)
        expect(box.y + box.height, box.key).toBeLessThanOrEqual(canvas?.height ?? 0)
      }
      const covering = boxes.flatMap((one, index) =>
        boxes.slice(index + 1).flatMap((other) => (overlaps(one, other) ? [[one.key, other.key]] : [])),
      )
      expect(covering).toEqual([])
      expect(await page.locator('.mirror').textContent()).toContain('nothing abroad in the source')
      await screenshot(page, `first-${engine}`)
      // The circle of a node whose label stands at its right is a little to the left of it.
      const { x, y, height } = boxes.find(({ key }) => key === 'fac:alibaba-tc-sg') ?? {
        x: 0,
        y: 0,
        height: 0,
      }
      const at = { x: (canvas?.x ?? 0) + x - 14, y: (canvas?.y ?? 0) + y + height / 2 }
      await page.mouse.click(at.x, at.y)
      await page.waitForSelector('.side[data-panel="element"]')
      expect(await page.locator('.panel-title').textContent()).toContain('Singapore')
      await page.mouse.dblclick(at.x, at.y)
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBeGreaterThan(keys.length)
      expect(await page.evaluate(() => location.hash)).toContain('expanded=fac%3Aalibaba-tc-sg')
    })
  })

  test('every view answers and is drawn; what is unconnected is said to be', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    for (const tab of await page.locator('.tab').allTextContents()) {
      await page.getByRole('button', { name: tab, exact: true }).click()
      await ready(page)
      expect((await page.locator('h1').textContent())?.length).toBeGreaterThan(20)
      expect((await drawnKeys(page, 'node')).length).toBeGreaterThan(3)
      expect((await drawnKeys(page, 'line')).length).toBeGreaterThan(2)
      await screenshot(page, `view-${tab.toLowerCase().replaceAll(' ', '-')}`)
    }
    expect(await page.locator('.legend-hidden').textContent()).toMatch(/Hidden: \d+ concepts/)
    const before = (await drawnKeys(page, 'node')).length
    await page.getByRole('button', { name: 'Show concepts' }).click()
    await ready(page)
    expect((await drawnKeys(page, 'node')).length).toBeGreaterThan(before)
    await page.getByRole('checkbox', { name: 'All claims' }).check()
    await expect
      .poll(async () => (await drawnKeys(page, 'line')).filter((key) => key.startsWith('claim:')).length)
      .toBeGreaterThan(10)
  })

  test('shows its colours in the dark, fits a phone, and is drawn without the fonts of the page', async () => {
    const dark = await newPage({ dark: true })
    await openViewer(dark, served.url)
    expect(await dark.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await screenshot(dark, 'dark')
    const plain = await newPage({ expected: /woff2|ERR_FAILED/ })
    await plain.route('**/*.woff2', (route) => route.abort())
    await openViewer(plain, served.url)
    expect((await drawnKeys(plain, 'node')).length).toBeGreaterThan(20)
    const phone = await newPage({ width: 390, height: 844, touch: true })
    await openViewer(phone, served.url)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const boxes = await labelBoxes(phone)
    expect(boxes.length).toBeGreaterThan(20)
    for (const box of boxes) expect(box.x + box.width, box.key).toBeLessThanOrEqual(390)
    await screenshot(phone, 'phone')
    await phone.locator('.mirror button').first().focus()
    await phone.keyboard.press('Enter')
    await phone.waitForSelector('.side[data-panel="element"]')
    await screenshot(phone, 'phone-panel')
  })
})
