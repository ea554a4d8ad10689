import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import {
  type Box,
  drawnKeys,
  labelBoxes,
  openViewer,
  ready,
  serveGraph,
  type Served,
} from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
}, 60_000)
afterAll(() => served.stop())

interface Point {
  readonly x: number
  readonly y: number
}

/** The middle of a name, on the page. */
async function nameOf(page: Page, key: string): Promise<Point> {
  const { x, y, width, height } = await boxOf(page, key)
  return { x: x + width / 2, y: y + height / 2 }
}

async function boxOf(page: Page, key: string): Promise<Box> {
  const canvas = await page.locator('.canvas').boundingBox()
  const box = (await labelBoxes(page)).find((one) => one.key === key)
  if (canvas === null || box === undefined) throw new Error(`${key} has no name on the canvas.`)
  return { ...box, x: canvas.x + box.x, y: canvas.y + box.y }
}

const hash = (page: Page): Promise<string> =>
  page.evaluate(() =>
    decodeURIComponent(location.hash.replaceAll('+', ' ')).replace(/&v=1(&graph=[0-9a-f]{12})?$/, ''),
  )

async function drag(page: Page, from: Point, to: Point, button: 'left' | 'right' = 'left'): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down({ button })
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
  await page.mouse.up({ button })
}

/** Whether something is drawn in a small part of a page: it is not all of one colour. */
async function isInked(page: Page, blank: Page, { x, y }: Point): Promise<boolean> {
  const clip = { x: Math.round(x) - 3, y: Math.round(y) - 8, width: 6, height: 16 }
  const png = (await page.screenshot({ clip })).toString('base64')
  return blank.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])]
    return pixels.some((value, at) => at % 4 === 0 && Math.abs(value - pixels[0]) > 40)
  }, png)
}

describeInBrowser('the hand', ({ newPage }) => {
  test('drags by the name, lines and all, clicks names, and is not held by the other button', async () => {
    const [page, blank] = [await newPage(), await newPage()]
    await openViewer(page, served.url, 'view=overview')
    const from = await nameOf(page, 'fac:alibaba-dc-kl')
    const to = { x: from.x + 40, y: from.y + 300 }
    await drag(page, from, to)
    await expect.poll(() => hash(page)).toMatch(/moved=\d+ \d+ fac:alibaba-dc-kl/)
    // A drag is no click.
    expect(await hash(page)).not.toContain('selected=')
    const beside = async (): Promise<boolean> => {
      const { x, y, width, height } = await boxOf(page, 'fac:alibaba-dc-kl')
      const at = await Promise.all(
        [14, 20, 26, 32].map((further) =>
          isInked(page, blank, { x: x + width + further, y: y + height / 2 }),
        ),
      )
      return at.includes(true)
    }
    expect(Math.abs((await nameOf(page, 'fac:alibaba-dc-kl')).y - to.y)).toBeLessThan(3)
    expect(await beside()).toBe(true)
    await page.reload()
    await ready(page)
    expect(await beside()).toBe(true)
    const before = await hash(page)
    const huawei = await nameOf(page, 'org:huawei')
    await drag(page, huawei, { x: huawei.x + 90, y: huawei.y + 60 }, 'right')
    await page.mouse.move(huawei.x + 120, huawei.y + 90)
    expect(await nameOf(page, 'org:huawei')).toEqual(huawei)
    expect(await hash(page)).toBe(before)
    await page.keyboard.press('Escape')
    await page.mouse.click(huawei.x, huawei.y)
    await expect.poll(() => hash(page)).toContain('selected=org:huawei')
    // A name in the air, as a canvas has it, is pointed at as a button is.
    await page.mouse.move(huawei.x, huawei.y)
    await page.locator('.canvas[data-hover]').waitFor({ state: 'attached' })
  })

  test('goes back and forward by step, and not by zoom', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=overview')
    const at = await nameOf(page, 'place:KE')
    await page.mouse.click(at.x, at.y)
    await expect.poll(() => hash(page)).toContain('selected=place:KE')
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(() => hash(page)).toContain('camera=')
    await page.getByRole('button', { name: 'Numbers', exact: true }).click()
    await page.waitForSelector('.app[data-ready="yes"]')
    await expect.poll(() => hash(page)).toBe('#view=numbers')
    await page.goBack()
    await expect.poll(() => hash(page)).toMatch(/^#view=overview&selected=place:KE&camera=/)
    await page.locator('.panel-title', { hasText: 'Kenya' }).waitFor()
    await page.goBack()
    await expect.poll(() => hash(page)).toBe('#view=overview')
    await page.goForward()
    await page.goForward()
    await expect.poll(() => hash(page)).toBe('#view=numbers')
  })

  test('takes back and does again by Back and Forward, as undo and redo do', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=overview')
    const first = await page.evaluate(() => history.length)
    const isOffered = (id: string): Promise<boolean> => page.locator(`[data-command="${id}"]`).isEnabled()
    const take = async (key: string): Promise<void> => {
      await page.locator(`.mirror [data-key="${key}"]`).focus()
      await page.keyboard.press('Delete')
      await expect.poll(() => hash(page)).toContain(`removed=${key}`)
    }
    await take('org:huawei')
    await take('org:tencent')
    await page.goBack()
    await expect.poll(() => hash(page)).toBe('#view=overview&removed=org:huawei')
    expect([await isOffered('undo'), await isOffered('redo')]).toEqual([true, true])
    await page.goBack()
    await expect.poll(() => hash(page)).toBe('#view=overview')
    await expect.poll(() => drawnKeys(page, 'node')).toContain('org:huawei')
    expect([await isOffered('undo'), await isOffered('redo')]).toEqual([false, true])
    await page.goForward()
    await expect.poll(() => hash(page)).toBe('#view=overview&removed=org:huawei')
    await expect.poll(() => drawnKeys(page, 'node')).not.toContain('org:huawei')
    // Undo goes to the entry before, and adds none: what is before that is one step further back, and not where it was undone.
    await page.keyboard.press('Control+z')
    await expect.poll(() => hash(page)).toBe('#view=overview')
    await page.goForward()
    await expect.poll(() => hash(page)).toBe('#view=overview&removed=org:huawei')
    await page.goForward()
    await expect.poll(() => hash(page)).toBe('#view=overview&removed=org:huawei&removed=org:tencent')
    expect(await page.evaluate(() => history.length)).toBe(first + 2)
    expect([await isOffered('undo'), await isOffered('redo')]).toEqual([true, false])
    // A page that is loaded anew goes back by what the addresses say.
    await page.reload()
    await ready(page)
    await page.goBack()
    await expect.poll(() => hash(page)).toBe('#view=overview&removed=org:huawei')
    await expect.poll(() => drawnKeys(page, 'node')).toContain('org:tencent')
  })

  test('finds what search selects where it can be read, and a number below the columns', async () => {
    const page = await newPage({ dark: true })
    await openViewer(page, served.url, 'view=overview')
    for (let times = 0; times < 5; times++) await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('Baidu')
    await page.locator('.search-item').first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => hash(page)).toContain('selected=org:baidu')
    const canvas = await page.locator('.canvas').boundingBox()
    const isSeen = async (key: string): Promise<boolean> => {
      const box = (await labelBoxes(page)).find((one) => one.key === key)
      return (
        box !== undefined &&
        box.x >= 0 &&
        box.y >= 0 &&
        box.x + box.width <= (canvas?.width ?? 0) &&
        box.y + box.height <= (canvas?.height ?? 0)
      )
    }
    await expect.poll(() => isSeen('org:baidu')).toBe(true)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Fit' }).click()
    await page.locator('.numbers-row button').first().click()
    const key = /selected=(obs:[^&]*)/
    await expect.poll(() => hash(page)).toMatch(key)
    const number = key.exec(await hash(page))?.[1] ?? ''
    await expect.poll(() => isSeen(number)).toBe(true)
    const lowest = (await labelBoxes(page)).filter(({ key: one }) => one.startsWith('org:'))
    expect((await boxOf(page, number)).y).toBeGreaterThan(Math.max(...lowest.map(({ y }) => y)))
    await screenshot(page, 'hand-number')
  })

  test.each([1024, 390])('sees at %i what it selects, and that a picture goes on', async (width) => {
    const page = await newPage({ width, height: width === 390 ? 844 : 768, touch: width === 390 })
    await openViewer(page, served.url, 'view=overview')
    if (width === 390) {
      await page.locator('.stage-hint').waitFor()
      expect(await page.locator('.stage-hint').textContent()).toMatch(/^\d+ marks are further down/)
      const at = await nameOf(page, 'fac:alibaba-dc-kl')
      const finger = await page.context().newCDPSession(page)
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: readonly Point[]) =>
        finger.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })
      await touch('touchStart', at)
      await touch('touchMove', { x: at.x, y: at.y - 40 })
      await touch('touchMove', { x: at.x, y: at.y - 60 })
      await touch('touchEnd')
      await expect.poll(() => hash(page)).toContain('camera=')
      expect(await hash(page)).not.toContain('moved=')
      await page.getByRole('button', { name: 'Fit' }).click()
      await page.getByRole('button', { name: 'Overview' }).click()
      await expect.poll(() => hash(page)).toBe('#view=overview')
      await ready(page)
      await page.touchscreen.tap(at.x, at.y)
      await expect.poll(() => hash(page)).toContain('selected=fac:alibaba-dc-kl')
      return
    }
    const at = await nameOf(page, 'place:PH')
    await page.mouse.click(at.x, at.y)
    await page.waitForSelector('.side[data-panel="element"]')
    const panel = await page.locator('.side').boundingBox()
    await expect
      .poll(async () => {
        const { x, width: wide } = await boxOf(page, 'place:PH')
        return x + wide
      })
      .toBeLessThan(panel?.x ?? 0)
    await screenshot(page, 'hand-1024')
  })
})
