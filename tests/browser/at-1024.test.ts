import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { labelBoxes, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

const RIGHT_TO_LEFT = 'שלום 7 (abc)'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-at-1024-'))
let served: readonly Served[] = []
beforeAll(async () => {
  const script = join(scratch, 'bosses.cypher')
  writeFileSync(
    script,
    "UNWIND range(1, 30) AS n CREATE (:Boss {name: 'Boss number ' + n});\n" +
      `MATCH (b:Boss {name: 'Boss number 1'}) CREATE (b)-[:BOSS_OF]->(:Isle {name: '${RIGHT_TO_LEFT}'});\n`,
  )
  served = await Promise.all([serveGraph(), serveGraph(script)])
}, 60_000)
afterAll(async () => {
  await Promise.all(served.map((one) => one.stop()))
  rmSync(scratch, { recursive: true })
})

/** Texts and controls of the panel that lie under its Close. */
function underClose(page: Page): Promise<readonly string[]> {
  return page.locator('.side').evaluate((side) => {
    const close = side.querySelector('.side-close')
    if (close === null) return ['Close is missing.']
    const edge = close.getBoundingClientRect()
    const covers = ({ left, right, top, bottom, width }: DOMRect): boolean =>
      width > 0 && left < edge.right && right > edge.left && top < edge.bottom && bottom > edge.top
    const found: string[] = []
    const texts = document.createTreeWalker(side, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(text)
      if (!close.contains(text) && [...range.getClientRects()].some(covers))
        found.push(text.textContent ?? '')
    }
    for (const control of side.querySelectorAll('button, select, input'))
      if (control !== close && covers(control.getBoundingClientRect())) found.push(control.outerHTML)
    return found
  })
}

describeInBrowser('a window of 1,024 pixels', ({ newPage }) => {
  test('has nothing under the Close of a panel', { timeout: 90_000 }, async () => {
    for (const [at, fragment] of [
      [0, 'view=overview&sheet=yes'],
      [0, 'view=everything&sheet=yes'],
      [0, 'view=overview&selected=fac:alibaba-dc-kl'],
      [0, 'view=overview&document='],
      [0, 'view=overview&panel=filters'],
      [0, 'view=overview&panel=history'],
      [1, 'view=schema&sheet=yes'],
      [1, 'view=schema&selected=label:Boss'],
    ] as const) {
      const page = await newPage({ width: 1024, height: 768 })
      await openViewer(page, served[at].url, fragment)
      await page.locator('.side :is(h2, .panel-title)').first().waitFor()
      expect([fragment, await underClose(page)]).toEqual([fragment, []])
    }
  })

  test('gives the first number as much room as the others', async () => {
    const page = await newPage({ width: 1024, height: 768 })
    await openViewer(page, served[0].url, 'view=overview&sheet=yes')
    const widths = await page
      .locator('.numbers-row')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().width))
    expect(widths.length).toBeGreaterThan(1)
    expect(new Set(widths).size).toBe(1)
  })

  test('shows a sample whole above its records', async () => {
    const page = await newPage({ width: 1024, height: 768 })
    await openViewer(page, served[1].url, 'view=schema&selected=label:Boss')
    await page.getByRole('button', { name: 'List 30 of 30' }).click()
    await page.locator('.result-table').waitFor()
    await ready(page)
    const canvas = await page.locator('.canvas').boundingBox()
    const drawer = await page.locator('.drawer').boundingBox()
    const bottoms = async (): Promise<readonly number[]> =>
      (await labelBoxes(page)).map(({ y, height }) => (canvas?.y ?? 0) + y + height)
    await expect.poll(async () => (await bottoms()).length).toBe(30)
    expect(Math.max(...(await bottoms()))).toBeLessThan(drawer?.y ?? 0)
    expect(await page.locator('.stage-hint').count()).toBe(0)
    await screenshot(page, 'sample-1024')
  })

  test('isolates a name that runs from right to left from what is around it', async () => {
    const page = await newPage({ width: 1024, height: 768 })
    const query = encodeURIComponent('MATCH path = (:Boss)-->(n:Isle) RETURN n, n.name, path')
    await openViewer(page, served[1].url, `query=${query}&results=table`)
    await page.locator('.result-table').waitFor()
    expect(await page.locator('.result-table tbody td:nth-child(2) bdi').textContent()).toBe(RIGHT_TO_LEFT)
    expect(await page.locator('.result-table tbody td:nth-child(1) bdi').textContent()).toBe(RIGHT_TO_LEFT)
    expect(await page.locator('.mirror [data-kind="line"]').allTextContents()).toEqual([
      `Boss number 1 boss of \u2068${RIGHT_TO_LEFT}\u2069`,
    ])
  })
})
