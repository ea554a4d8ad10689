import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interWidth } from '../../src/viewer/still/inter-measure.ts'
import { root } from '../helpers/shared.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready } from './set-up/served.ts'
import { serveSubjects, subjects, type ServedSubjects } from './set-up/subjects.ts'

const [bundled] = subjects
const folder = `${root}tests/browser/screenshots`

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

/** The bytes of the picture that a line of the menu gives, kept beside the screenshots. */
async function exported(page: Page, words: RegExp, name: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: words }).click(),
  ])
  const bytes = readFileSync(await download.path())
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${name}`, bytes)
  return bytes
}

const sizeOf = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)]

describeInBrowser('pictures to take away', ({ newPage }) => {
  test('an SVG has all that is drawn, and the browser shows it where the canvas does', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled))
    const svg = (await exported(page, /SVG/, 'exported-overview.svg')).toString()
    const kinds = { node: await drawnKeys(page, 'node'), line: await drawnKeys(page, 'line') }
    const shown = await newPage()
    await shown.setContent(svg.slice(svg.indexOf('<svg')))
    await screenshot(shown, 'exported-overview-in-the-browser')
    for (const kind of ['node', 'line'] as const) {
      const keys = await shown
        .locator(`.${kind}`)
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-key')))
      expect(keys.toSorted()).toEqual(kinds[kind].toSorted())
    }
    expect(await shown.locator('.headline').textContent()).toContain('sites, systems')
    expect(await shown.locator('.source').textContent()).toMatch(/ · Silkgraph · graph [0-9a-f]{12}\s*$/)
    // No name covers another, whichever font the browser has.
    const boxes = await shown
      .locator('.names text')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1)) {
        const overlap =
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5
        expect([one, other, overlap]).toEqual([one, other, false])
      }
  })

  test('a PNG is as large as was asked for, sharp, and shows what is on the canvas', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled))
    const once = await exported(page, /PNG, as it is/, 'exported-once.png')
    const twice = await exported(page, /PNG, twice/, 'exported-twice.png')
    const [width, height] = sizeOf(once)
    expect(sizeOf(twice)).toEqual([2 * width, 2 * height])
    await page.locator('.mirror button').first().focus()
    await page.keyboard.press('Enter')
    await ready(page)
    const dimmed = await exported(page, /PNG, four/, 'exported-four-times.png')
    expect(sizeOf(dimmed)[0]).toBeGreaterThan(2 * width)
    expect(dimmed.length).toBeGreaterThan(once.length)
  })

  test('a text is at most 2 % narrower in the browser than the table of widths says, and no wider', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled))
    // Letters that stand much nearer together than their widths say.
    const kerned = 'AVATAR To Wa LT 11 of 21'
    const texts = [
      kerned,
      ...new Set(await page.locator('.mirror button').allTextContents()),
      'Where are data centres built, and by whom?',
      'Żółty łabędź, Überseehafen, Δελφοί, Севастополь',
    ]
    for (const weight of [400, 600] as const) {
      const measured = await page.evaluate(
        async ([all, heavy]) => {
          const font = `${heavy} 1000px 'Inter Variable'`
          await document.fonts.load(font, all.join(''))
          const context = document.createElement('canvas').getContext('2d')
          if (context === null) return []
          context.font = font
          return all.map((text) => context.measureText(text).width / 1000)
        },
        [texts, weight] as const,
      )
      expect(measured).toHaveLength(texts.length)
      const ratios = texts.map((text, at) => interWidth(text, 1, weight) / measured[at])
      const tooFar = texts.filter(
        (text, at) => ratios[at] < 0.998 || ratios[at] > (text === kerned ? 1.06 : 1.02),
      )
      expect(tooFar).toEqual([])
    }
  })
})
