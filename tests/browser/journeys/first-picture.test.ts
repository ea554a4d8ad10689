import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overlaps } from '../../../src/viewer/render/place-labels.ts'
import { describeInBrowser, screenshot } from '../set-up/browser.ts'
import { type Box, drawnKeys, labelBoxes, openViewer, ready, settledAddress } from '../set-up/served.ts'
import { isEmbedded, journeys, serveSubjects, type ServedSubjects } from '../set-up/subjects.ts'

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

interface Clip {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the line that leaves the label of a node begins, on the page. */
async function beyondLabel(page: Page, boxes: readonly Box[], key: string): Promise<Clip> {
  const canvas = await page.locator('.canvas').boundingBox()
  const box = boxes.find((one) => one.key === key)
  if (canvas === null || box === undefined) throw new Error(`${key} has no label.`)
  return {
    x: Math.round(canvas.x + box.x + box.width + 16),
    y: Math.round(canvas.y + box.y + box.height / 2) - 4,
    width: 80,
    height: 9,
  }
}

/** How many stretches of dark columns a part of a page has; counted in another page, whose policy lets images in. */
async function darkRuns(page: Page, blank: Page, clip: Clip): Promise<number> {
  const png = (await page.screenshot({ clip })).toString('base64')
  return blank.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? []
    const isDark = (column: number): boolean =>
      Array.from({ length: image.height }, (_, row) => pixels[(row * image.width + column) * 4]).some(
        (red) => red < 170,
      )
    let runs = 0
    for (let column = 0; column < image.width; column++)
      if (isDark(column) && !(column > 0 && isDark(column - 1))) runs++
    return runs
  }, png)
}

describeInBrowser('the first picture', ({ newPage }) => {
  describe.each(journeys)('of $subject.name, asked of the engine in the $engine', ({ subject, engine }) => {
    const { first } = subject
    test('says something before the first click, and every label can be read', async () => {
      const page = await newPage({ scale: 1 })
      await openViewer(page, served.url(subject), `engine=${engine}`)
      expect(await page.locator('h1').textContent()).toMatch(first.sentence)
      expect(await page.locator('.basis').textContent()).toContain(first.basis)
      expect(await page.locator('.numbers-row').count()).toBe(first.numbers.length)
      for (const number of first.numbers)
        expect((await page.locator('.numbers-row').allTextContents()).join('\n')).toContain(number)
      expect(await page.locator('.ask-question').count()).toBe(first.questions)
      const boxes = await labelBoxes(page)
      const keys = await drawnKeys(page, 'node')
      expect(boxes.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
      expect(keys).toContain(first.open)
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
      expect(await page.locator('.mirror').textContent()).toContain(first.alone)
      await screenshot(page, `first-${subject.name}-${engine}`)
      // Standing is drawn, not only meant: a line that has begun is broken, one of a fact is not.
      for (const [key, runs] of [
        [first.begun, 4],
        [first.fact, 1],
      ] as const) {
        if (key === undefined) continue
        const seen = await darkRuns(page, await newPage(), await beyondLabel(page, boxes, key))
        if (runs === 1) expect(seen, key).toBe(1)
        else expect(seen, key).toBeGreaterThanOrEqual(runs)
      }
      const styles = await page.$$eval('.legend-lines [data-standing]', (samples) =>
        samples.map((sample) => sample.getAttribute('data-standing')),
      )
      expect(styles).toEqual(first.standings)
      expect(await page.locator('[data-standing="begun"] line').getAttribute('stroke-dasharray')).toBe(
        '12 6 12 6',
      )
      expect(await page.locator('[data-standing="fact"] line').getAttribute('stroke-dasharray')).toBe(null)
      expect(await page.locator('.legend-labels').textContent()).toContain(
        'hollow: members not named, or no end named',
      )
      expect(await page.locator('.mirror').textContent()).toMatch(/\d+ more neighbours?/)
      // The circle of a node whose label stands at its right is a little to the left of it.
      const { x, y, height } = boxes.find(({ key }) => key === first.click.key) ?? {
        x: 0,
        y: 0,
        height: 0,
      }
      const at = { x: (canvas?.x ?? 0) + x - 14, y: (canvas?.y ?? 0) + y + height / 2 }
      await page.mouse.click(at.x, at.y)
      await page.waitForSelector('.side[data-panel="element"]')
      expect(await page.locator('.panel-title').textContent()).toContain(first.click.name)
      await page.mouse.dblclick(at.x, at.y)
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBeGreaterThan(keys.length)
      expect(await page.evaluate(() => location.hash)).toContain(
        `expanded=${encodeURIComponent(first.click.key)}`,
      )
      // The whole view is in the link: what is drawn, and where the reader looks.
      await page.getByRole('button', { name: 'Zoom in' }).click()
      await page.mouse.move(at.x + 300, at.y + 60)
      await page.mouse.down()
      await page.mouse.move(at.x + 260, at.y + 20, { steps: 4 })
      await page.mouse.up()
      await expect.poll(() => page.evaluate(() => location.hash)).toContain('camera=')
      await page.waitForTimeout(600)
      const [link, looked] = [await (isEmbedded ? settledAddress(page) : page.url()), await labelBoxes(page)]
      const other = await newPage()
      await other.goto(link)
      await ready(other)
      const again = new Map((await labelBoxes(other)).map((box) => [box.key, box]))
      expect([...again.keys()].toSorted()).toEqual(looked.map(({ key }) => key).toSorted())
      for (const { key, x, y } of looked) {
        expect(again.get(key)?.x, key).toBeCloseTo(x, 0)
        expect(again.get(key)?.y, key).toBeCloseTo(y, 0)
      }
      await expect.poll(() => other.url()).toBe(link)
    })
  })
})
