import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
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

/** A harbour with 60 ships, a bridge of two to an inn, and an island that nothing reaches. */
const HARBOUR = `CREATE (h:Harbour {id: 'h', name: 'Bergen'}), (i:Inn {id: 'i', name: 'Lysekroen'}),
  (k:Keeper {id: 'k', name: 'Kari'}), (:Island {id: 'x', name: 'Utsira'})
CREATE (k)-[:WORKS_AT]->(h), (k)-[:OWNS]->(i);
UNWIND range(1, 60) AS n MATCH (h:Harbour) CREATE (:Ship {id: 's' + n, name: 'Ship ' + n})-[:SAILS_TO]->(h)`

let folder = ''
let claims: Served
let harbour: Served
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silkgraph-selecting-'))
  const file = join(folder, 'harbour.cypher')
  await writeFile(file, HARBOUR)
  ;[claims, harbour] = await Promise.all([serveGraph(), serveGraph(file)])
}, 60_000)
afterAll(async () => {
  await Promise.all([claims.stop(), harbour.stop()])
  await rm(folder, { recursive: true })
})

const [huawei, tencent] = ['org:huawei', 'org:tencent']

interface Point {
  readonly x: number
  readonly y: number
}

/** The middle of a name, on the page. */
async function nameAt(page: Page, key: string): Promise<Point> {
  const canvas = await page.locator('.canvas').boundingBox()
  const box = (await labelBoxes(page)).find((one) => one.key === key)
  if (canvas === null || box === undefined) throw new Error(`${key} has no name on the canvas.`)
  return { x: canvas.x + box.x + box.width / 2, y: canvas.y + box.y + box.height / 2 }
}

async function shiftClick(page: Page, key: string): Promise<void> {
  const { x, y } = await nameAt(page, key)
  await page.keyboard.down('Shift')
  await page.mouse.click(x, y)
  await page.keyboard.up('Shift')
}

const selected = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => new URLSearchParams(location.hash.slice(1)).getAll('selected'))

const query = (text: string): string => `query=${encodeURIComponent(text)}`

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

const badges = (page: Page): Promise<readonly Box[]> =>
  page.evaluate(
    () => JSON.parse(document.querySelector<HTMLElement>('.canvas')?.dataset['badges'] ?? '[]') as Box[],
  )

describeInBrowser('selecting', ({ newPage }) => {
  test('two by Shift-click, and how they are connected, in three clicks', async () => {
    const page = await newPage()
    await openViewer(page, claims.url, 'view=overview')
    const at = await nameAt(page, huawei)
    await page.mouse.click(at.x, at.y)
    await expect.poll(() => selected(page)).toEqual([huawei])
    // What is pointed at keeps the sign that stands in it.
    expect(await page.locator('.sigma-hoverNodes').isVisible()).toBe(false)
    // After a click keys are about what is selected, and arrows go on from it.
    await page.keyboard.press('p')
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('moved=')
    await page.keyboard.press('p')
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('moved=')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.activeElement?.matches('.mirror [data-kind=line]') === true)
    await shiftClick(page, tencent)
    await expect.poll(() => selected(page)).toEqual([huawei, tencent])
    await page.getByRole('heading', { name: '2 selected' }).waitFor()
    await page.getByRole('button', { name: 'Draw the shortest paths' }).click()
    await page.getByText(/^2 shortest paths of 2 steps, all of facts alone\.$/).waitFor()
    await ready(page)
    expect(await drawnKeys(page, 'node')).toContain('tech:intelligent-cloud-ecosystems')
    const lit = await page.$$eval('.mirror [data-lit]', (all) =>
      all.map((one) => (one as HTMLElement).dataset['key']),
    )
    expect(lit).toEqual(expect.arrayContaining([huawei, tencent, 'tech:intelligent-cloud-ecosystems']))
    await screenshot(page, 'selecting-paths-1440')
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawnKeys(page, 'node')).not.toContain('tech:intelligent-cloud-ecosystems')
    // The link holds both; a click on nothing lets go of them.
    await page.reload()
    await ready(page)
    await page.getByRole('heading', { name: '2 selected' }).waitFor()
    await shiftClick(page, huawei)
    await expect.poll(() => selected(page)).toEqual([tencent])
    await page.keyboard.press('Escape')
    await expect.poll(() => selected(page)).toEqual([])
  })

  test('by a line drawn round marks, and takes away, keeps only, pins and undoes', async () => {
    const page = await newPage({ dark: true })
    await openViewer(page, harbour.url, query('MATCH p = (a)-[r:WORKS_AT|OWNS]->(b) RETURN p'))
    const canvas = await page.locator('.canvas').boundingBox()
    if (canvas === null) throw new Error('There is no canvas.')
    await page.keyboard.down('Shift')
    await page.mouse.move(canvas.x + 4, canvas.y + 4)
    await page.mouse.down()
    await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2)
    await screenshot(page, 'selecting-lasso-dark')
    await page.mouse.move(canvas.x + canvas.width - 4, canvas.y + canvas.height - 4)
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await expect.poll(async () => [...(await selected(page))].sort()).toEqual(['h', 'i', 'k'])
    expect(await page.evaluate(() => location.hash)).not.toContain('camera=')
    await screenshot(page, 'selecting-several-dark')
    await page.getByRole('button', { name: 'Pin the 3 selected' }).click()
    await expect.poll(() => page.evaluate(() => location.hash.match(/moved=/g)?.length)).toBe(3)
    await page.getByRole('button', { name: 'Leave Kari out' }).click()
    await page.getByRole('button', { name: 'Keep only the 2 selected' }).click()
    await expect.poll(async () => [...(await drawnKeys(page, 'node'))].sort()).toEqual(['h', 'i'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => drawnKeys(page, 'node')).toHaveLength(3)
    await page.mouse.click(canvas.x + 6, canvas.y + canvas.height - 6)
    await expect.poll(() => selected(page)).toEqual([])
  })

  test('says that two are not connected, and what joins three', async () => {
    const page = await newPage()
    await openViewer(
      page,
      harbour.url,
      `${query('MATCH (n) WHERE NOT n:Ship RETURN n')}&selected=i&selected=x`,
    )
    await page.getByRole('button', { name: 'Draw the shortest paths' }).click()
    await page.getByText('Not connected: no path of at most 8 steps joins Lysekroen and Utsira.').waitFor()
    await page.getByText('Nothing is joined to both.').waitFor()
    await shiftClick(page, 'x')
    await shiftClick(page, 'h')
    await page.getByRole('region', { name: 'Common neighbours' }).getByText('Kari').waitFor()
    await page.getByRole('button', { name: 'Draw the shortest paths' }).click()
    await page.getByText('1 shortest path of 2 steps.').waitFor()
    await shiftClick(page, 'x')
    await page.getByRole('heading', { name: 'What joins them' }).waitFor()
    await page.getByRole('button', { name: 'Draw the shortest paths' }).click()
    await expect.poll(() => page.getByText(/^Not connected/).count()).toBe(2)
    await page.getByText('along relationships of any type').click()
    await page.getByLabel('sails to').check()
    await page.getByRole('button', { name: 'Draw the shortest paths' }).click()
    await expect.poll(() => page.getByText(/^Not connected along these types/).count()).toBe(3)
  })

  test('by the legend, by the records of a query, and by keys', async () => {
    const page = await newPage()
    await openViewer(page, harbour.url, `${query('MATCH (n)-[r]-(m:Keeper) RETURN n, r, m')}&results=table`)
    await page.getByRole('button', { name: 'Inn (1)' }).click()
    await expect.poll(() => selected(page)).toEqual(['i'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Select what the records hold' }).click()
    await expect.poll(() => selected(page)).toHaveLength(5)
    await page.keyboard.press('Escape')
    await page.locator('.mirror [data-key="i"]').focus()
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => selected(page)).toEqual(['i'])
    await page.keyboard.press('n')
    await expect.poll(() => selected(page)).toEqual(['i', 'k'])
    await page.keyboard.press('Control+a')
    await expect.poll(() => selected(page)).toHaveLength(3)
    await page.locator('.mirror [data-key="i"]').focus()
    await page.keyboard.press('Shift+Enter')
    await expect.poll(async () => [...(await selected(page))].sort()).toEqual(['h', 'k'])
  })

  test('neighbours: counted at the mark, over fifty chosen by kind and by name', async () => {
    const page = await newPage()
    await openViewer(page, harbour.url, query('MATCH (h:Harbour) RETURN h'))
    const [badge] = await badges(page)
    expect(badge.key).toBe('h')
    await page.locator('.mirror [data-key="h"]').focus()
    await page.keyboard.press('e')
    await page.waitForSelector('.side[data-panel="neighbours"]')
    const groups = page.getByRole('list', { name: 'By type and direction' }).getByRole('listitem')
    await expect
      .poll(() => groups.allTextContents())
      .toEqual([expect.stringMatching(/^sails to \(from\)60/), expect.stringMatching(/^works at \(from\)1/)])
    await page.getByLabel('Search the neighbours').fill('ship 4')
    await page.getByLabel('Ship 42').check()
    await page.getByLabel('Ship 44').check()
    await screenshot(page, 'selecting-neighbours-1440')
    await page.getByRole('button', { name: 'Draw the 2 chosen' }).click()
    await expect.poll(async () => [...(await drawnKeys(page, 'node'))].sort()).toEqual(['h', 's42', 's44'])
    expect(await drawnKeys(page, 'line')).toHaveLength(2)
    await groups.nth(1).getByRole('button').click()
    await expect.poll(() => drawnKeys(page, 'node')).toContain('k')
    await page.reload()
    await ready(page)
    expect([...(await drawnKeys(page, 'node'))].sort()).toEqual(['h', 'k', 's42', 's44'])
  })

  test.each(share([390, 1440, 1024], 3))(
    'a badge is at every mark with more, and over no name, at %i',
    async (width) => {
      const page = await newPage({ width, height: width === 390 ? 844 : 900, dark: width === 1024 })
      await openViewer(page, claims.url, 'view=overview')
      const [names, counted] = [await labelBoxes(page), await badges(page)]
      const canvas = await page.locator('.canvas').boundingBox()
      expect(counted.length).toBeGreaterThan(5)
      expect(counted.filter((badge) => names.some((name) => overlaps(badge, name)))).toEqual([])
      const withMore = await page.$$eval('.mirror [data-kind="node"]', (all) =>
        all
          .filter((one) => /more neighbour/.test(one.textContent))
          .map((one) => (one as HTMLElement).dataset['key'] ?? ''),
      )
      const inSight = names
        .filter(({ x, y }) => x > 0 && y > 0 && y < (canvas?.height ?? 0) - 40)
        .map(({ key }) => key)
      expect(
        withMore.filter((key) => inSight.includes(key) && !counted.some((one) => one.key === key)),
      ).toEqual([])
      await screenshot(page, `selecting-badges-${width}`)
    },
  )

  test('unfolds a hierarchy and folds it again', async () => {
    const page = await newPage()
    await openViewer(page, claims.url, 'view=overview')
    expect(await drawnKeys(page, 'node')).not.toContain('org:alibaba-cloud')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('unfold unit')
    await page.locator('.search-item', { hasText: /^Unfold what/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => drawnKeys(page, 'node')).toContain('org:alibaba-cloud')
    await ready(page)
    await screenshot(page, 'selecting-unfolded-1440')
    await page.keyboard.press('Escape')
    await page.reload()
    await ready(page)
    expect(await drawnKeys(page, 'node')).toContain('org:alibaba-cloud')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('fold unit into')
    await page.locator('.search-item', { hasText: /^Fold what/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => drawnKeys(page, 'node')).not.toContain('org:alibaba-cloud')
  })

  test('what search finds comes to the middle, however near the reader is', async () => {
    const page = await newPage()
    await openViewer(page, claims.url, 'view=overview')
    for (let times = 0; times < 5; times++) await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('camera=')
    for (const name of ['Baidu', 'Tencent', 'Baidu']) {
      await page.keyboard.press('/')
      await page.keyboard.type(name)
      await page.locator('.search-item').first().waitFor()
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => {
          const canvas = await page.locator('.canvas').boundingBox()
          const at = await nameAt(page, `org:${name.toLowerCase()}`)
          return Math.hypot(
            at.x - (canvas?.x ?? 0) - (canvas?.width ?? 0) / 2,
            at.y - (canvas?.y ?? 0) - (canvas?.height ?? 0) / 2,
          )
        })
        .toBeLessThan(120)
    }
    await screenshot(page, 'selecting-found-1440')
  })

  test('several on a phone, by the menu of what is touched', async () => {
    const page = await newPage({ width: 390, height: 844, touch: true })
    await openViewer(page, claims.url, 'view=overview')
    for (const key of ['org:alibaba', 'fac:alibaba-dc-kl']) {
      const { x, y } = await nameAt(page, key)
      const finger = await page.context().newCDPSession(page)
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
      await page.locator('.menu').waitFor()
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      await page.getByRole('menuitem', { name: /to the selection/ }).click()
      await page.locator('.menu').waitFor({ state: 'detached' })
    }
    await expect.poll(() => selected(page)).toEqual(['org:alibaba', 'fac:alibaba-dc-kl'])
    await screenshot(page, 'selecting-marks-390')
    await page.getByText('2 selected.').getByRole('button', { name: 'Show' }).click()
    await page.getByRole('heading', { name: '2 selected' }).waitFor()
    await screenshot(page, 'selecting-several-390')
  })
})
