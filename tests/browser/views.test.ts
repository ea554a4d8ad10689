import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, labelBoxes, openViewer, ready } from './set-up/served.ts'
import { serveSubjects, subjects, type ServedSubjects } from './set-up/subjects.ts'

const [bundled] = subjects

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('views', ({ newPage }) => {
  test('every view answers and is drawn; what is unconnected is said to be', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled))
    for (const tab of await page.locator('.tab').allTextContents()) {
      await page.getByRole('button', { name: tab, exact: true }).click()
      await ready(page)
      expect((await page.locator('h1').textContent())?.length).toBeGreaterThan(20)
      expect((await drawnKeys(page, 'node')).length).toBeGreaterThan(3)
      expect((await drawnKeys(page, 'line')).length).toBeGreaterThan(2)
      await screenshot(page, `view-${tab.toLowerCase().replaceAll(' ', '-')}`)
    }
    expect(await page.locator('.legend-hidden').textContent()).toMatch(
      /Hidden in the picture or next to it:.*\d+ concepts/,
    )
    const before = (await drawnKeys(page, 'node')).length
    await page.getByRole('button', { name: 'Show concepts' }).click()
    await ready(page)
    expect((await drawnKeys(page, 'node')).length).toBeGreaterThan(before)
    await page.getByRole('checkbox', { name: 'Draw the claims that join two things' }).check()
    await expect
      .poll(async () => (await drawnKeys(page, 'line')).filter((key) => key.startsWith('claim:')).length)
      .toBeGreaterThan(4)
  })

  test('shows its colours in the dark, fits a phone, and is drawn without the fonts of the page', async () => {
    const dark = await newPage({ dark: true })
    await openViewer(dark, served.url(bundled))
    expect(await dark.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await screenshot(dark, 'dark')
    const plain = await newPage({ expected: /woff2|ERR_FAILED/ })
    await plain.route('**/*.woff2', (route) => route.abort())
    await openViewer(plain, served.url(bundled))
    expect((await drawnKeys(plain, 'node')).length).toBeGreaterThan(20)
    const phone = await newPage({ width: 390, height: 844, touch: true })
    await openViewer(phone, served.url(bundled))
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

  test('keep what is drawn while the same is laid out for another size', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled), 'view=everything')
    const drawn = await drawnKeys(page, 'node')
    await page.evaluate(() => {
      const counts = [Infinity]
      Object.assign(window, { counts })
      new MutationObserver(() =>
        counts.push(document.querySelectorAll('.mirror [data-kind="node"]').length),
      ).observe(document.body, { childList: true, subtree: true, attributes: true })
    })
    await page.setViewportSize({ width: 1300, height: 800 })
    // Laid out anew: where the labels are has changed.
    const places = JSON.stringify(await labelBoxes(page))
    await expect.poll(async () => JSON.stringify(await labelBoxes(page))).not.toBe(places)
    await ready(page)
    const least = await page.evaluate(() => Math.min(...(window as unknown as { counts: number[] }).counts))
    expect(least).toBe(drawn.length)
    expect(await drawnKeys(page, 'node')).toEqual(drawn)
  })

  test('on a phone the console is a sheet of its own, and the records are another', async () => {
    const phone = await newPage({ width: 390, height: 844, touch: true })
    await openViewer(phone, served.url(bundled))
    const editor = phone.locator('.cm-content')
    const box = (selector: string) => phone.locator(selector).boundingBox()
    expect(await editor.isVisible()).toBe(false)
    await phone.getByRole('button', { name: 'Write Cypher' }).tap()
    await editor.waitFor()
    expect(await box('.drawer')).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    expect(await phone.locator('.ask').isVisible()).toBe(false)
    for (const part of await phone.locator('.console').locator('button:visible, .cypher-editor').all()) {
      const { x, width } = (await part.boundingBox()) ?? { x: NaN, width: NaN }
      expect(x, await part.textContent().then(String)).toBeGreaterThanOrEqual(0)
      expect(x + width, await part.textContent().then(String)).toBeLessThanOrEqual(390)
    }
    await phone.locator('.console').getByRole('button', { name: 'Close' }).tap()
    expect(await editor.isVisible()).toBe(false)
    await phone.getByRole('button', { name: 'Write Cypher' }).tap()
    await editor.focus()
    await phone.keyboard.press('Control+a')
    await phone.keyboard.type('MATCH (n) RETURN count(n)')
    await screenshot(phone, 'phone-console')
    await phone.getByRole('button', { name: /^Run/ }).tap()
    // Nothing of it can be drawn: it is read as a table.
    await phone.locator('.result-table td').waitFor()
    expect(await editor.isVisible()).toBe(false)
    expect(await box('.drawer')).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    await phone.getByRole('button', { name: 'Close the records' }).tap()
    expect(await phone.locator('.empty').textContent()).toContain('Nothing of this can be drawn.')
    await openViewer(phone, served.url(bundled), 'panel=filters&sheet=yes')
    const [name, only] = await phone
      .locator('.filter-option')
      .first()
      .locator('.kind-name, .filter-only')
      .evaluateAll((parts) =>
        parts.map((part) => {
          const { top, bottom } = part.getBoundingClientRect()
          return (top + bottom) / 2
        }),
      )
    expect(Math.abs((name ?? NaN) - (only ?? NaN))).toBeLessThan(3)
    await openViewer(phone, served.url(bundled), 'selected=fac%3Aalibaba-dc-nairobi&sheet=yes')
    const pill = phone.locator('.panel-relationship .chip').first()
    await pill.waitFor()
    const [before, after] = await pill.evaluate((one) => {
      const { paddingLeft, paddingRight } = getComputedStyle(one)
      return [paddingLeft, paddingRight]
    })
    expect(before).toBe(after)
  })
})
