import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, labelBoxes, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
}, 60_000)
afterAll(() => served.stop())

const huawei = 'org:huawei'

async function nameOf(page: Page, key: string): Promise<{ readonly x: number; readonly y: number }> {
  const canvas = await page.locator('.canvas').boundingBox()
  const box = (await labelBoxes(page)).find((one) => one.key === key)
  if (canvas === null || box === undefined) throw new Error(`${key} has no name on the canvas.`)
  return { x: canvas.x + box.x + box.width / 2, y: canvas.y + box.y + box.height / 2 }
}

const items = (page: Page): Promise<readonly string[]> => page.locator('.menu .menu-words').allTextContents()

describeInBrowser('commands', ({ newPage }) => {
  test('are in the menu of what is pointed at, and undone and done again', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=overview')
    const { x, y } = await nameOf(page, huawei)
    await page.mouse.click(x, y, { button: 'right' })
    await page.locator('.menu').waitFor()
    expect(await items(page)).toEqual([
      'Show what is known of Huawei',
      'Add Huawei to the selection',
      'Select the neighbours of Huawei',
      'Draw the neighbours of Huawei',
      'Unfold Huawei',
      'Draw all within two steps of Huawei',
      'Choose neighbours of Huawei',
      'Pin Huawei',
      'Keep only Huawei',
      'Take away Huawei',
    ])
    await screenshot(page, 'menu-element')
    await page.getByRole('menuitem', { name: 'Take away Huawei' }).click()
    await expect.poll(() => drawnKeys(page, 'node')).not.toContain(huawei)
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawnKeys(page, 'node')).toContain(huawei)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => drawnKeys(page, 'node')).not.toContain(huawei)
    await ready(page)
    // Where nothing is drawn the menu is that of the picture.
    const canvas = await page.locator('.canvas').boundingBox()
    await page.mouse.click((canvas?.x ?? 0) + 8, (canvas?.y ?? 0) + (canvas?.height ?? 0) - 8, {
      button: 'right',
    })
    await page.locator('.menu').waitFor()
    expect(await items(page)).toEqual(
      expect.arrayContaining(['Undo', 'Fit', 'Bring back all that was taken away']),
    )
    await page.keyboard.press('Escape')
    await page.locator('.menu').waitFor({ state: 'detached' })
  })

  test('open by keyboard on what the list is at, and by the keys that the menu tells', async () => {
    const page = await newPage({ dark: true })
    await openViewer(page, served.url, 'view=overview')
    await page.locator(`.mirror [data-key="${huawei}"]`).focus()
    await page.keyboard.press('Shift+F10')
    await page.locator('.menu').waitFor()
    expect((await items(page))[0]).toBe('Show what is known of Huawei')
    const menu = await page.locator('.menu').boundingBox()
    const at = await nameOf(page, huawei)
    expect(Math.hypot((menu?.x ?? 0) - at.x, (menu?.y ?? 0) - at.y)).toBeLessThan(300)
    await page.keyboard.press('Escape')
    await page.locator('.menu').waitFor({ state: 'detached' })
    // Half a line of columns is its relationship, though the mouse rests on something else.
    await page.mouse.move(at.x, at.y)
    const half = (await drawnKeys(page, 'line')).find((key) => key.endsWith(' from')) ?? ''
    await page.locator(`.mirror [data-key="${half}"]`).focus()
    await page.keyboard.press('Shift+F10')
    await page.locator('.menu').waitFor()
    const [first] = await items(page)
    expect(first).not.toBe('Show what is known of Huawei')
    expect(first).not.toContain(' from')
    expect(await page.getByRole('menuitem', { name: /^Take away/ }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.locator('.menu').waitFor({ state: 'detached' })
    await page.locator(`.mirror [data-key="${huawei}"]`).focus()
    await page.keyboard.press('Shift+F10')
    await page.locator('.menu').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.side[data-panel="element"]')
    await page.locator(`.mirror [data-key="${huawei}"]`).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => drawnKeys(page, 'node')).not.toContain(huawei)
  })

  test('are found in the search field, all of them by Ctrl-K', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=overview')
    await page.keyboard.press('Control+k')
    await page.locator('.search-item').first().waitFor()
    expect(await page.locator('.search-item').count()).toBeGreaterThan(20)
    await screenshot(page, 'palette')
    await page.keyboard.type('dark')
    await page.locator('.search-item', { hasText: 'Dark colours' }).waitFor()
    await page.locator('.search-item', { hasText: 'Dark colours' }).click()
    expect(await page.locator('.search-input').inputValue()).toBe('')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('open view numb')
    await page.locator('.search-item', { hasText: 'Open the view Numbers' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#view=numbers&v=1/)
  })

  test.each(share([390, 1440], 2))('are listed with their keys at %i', async (width) => {
    const page = await newPage({ width, height: width === 390 ? 844 : 900 })
    await openViewer(page, served.url, 'view=overview')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.waitFor()
    expect(await dialog.textContent()).toContain('Ctrl-Shift-ZCtrl-YRedo')
    await screenshot(page, `keys-${width}`)
    // A dialog has the keys to itself.
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT')
  })

  test('are in a menu by a long press at 390', async () => {
    const page = await newPage({ width: 390, height: 844, touch: true })
    await openViewer(page, served.url, 'view=overview')
    const { x, y } = await nameOf(page, huawei)
    const finger = await page.context().newCDPSession(page)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await page.locator('.menu').waitFor()
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    expect((await items(page))[0]).toBe('Show what is known of Huawei')
    // The finger that opened it selects nothing.
    expect(await page.evaluate(() => location.hash)).toMatch(/^#view=overview&v=1/)
    const heights = await page.$$eval('.menu [role="menuitem"]', (all) =>
      all.map((one) => one.getBoundingClientRect().height),
    )
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    await screenshot(page, 'menu-390')
  })
})
