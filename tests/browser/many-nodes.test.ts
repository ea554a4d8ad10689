import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

/** Gives the worker of layouts a minute of work before its own, until it is told that this is enough. */
async function slowLayouts(page: Page): Promise<{ enough(): Promise<void> }> {
  const scripts = '**/spread-worker*.js'
  await page.route(scripts, async (route) => {
    const response = await route.fetch()
    const minute = `
      const lay = onmessage
      onmessage = (event) => {
        for (const end = performance.now() + 60_000; performance.now() < end; );
        lay(event)
      }`
    await route.fulfill({
      response,
      body: `${await response.text()}\n${minute}`,
      headers: { ...response.headers(), 'cache-control': 'no-store' },
    })
  })
  return { enough: () => page.unroute(scripts) }
}

/** Lighthouses with 2,600 islands off one coast. */
function manyIslands(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-many-'))
  cpSync(join(root, 'tests/fixtures/lighthouses'), folder, { recursive: true })
  const numbers = Array.from({ length: 2_600 }, (_, at) => at)
  const islands = numbers.map(
    (at) => `  - { id: 'isle:${at}', label: Island, name: Island ${at}, caption: Island ${at} }\n`,
  )
  const facts = numbers.map(
    (at) =>
      `  - { subject: 'isle:${at}', relation: LIES_OFF, object: 'coast:skerry', source: unverified, note: None. }\n`,
  )
  appendFileSync(join(folder, 'entities.yaml'), islands.join(''))
  appendFileSync(join(folder, 'reference.yaml'), facts.join(''))
  return folder
}

const STAR = 'MATCH (i:Island)-[l:LIES_OFF]->(c) RETURN i, l, c LIMIT 2400'
const query = (text: string): string => `query=${encodeURIComponent(text)}`

let folder: string
let large: Served
beforeAll(async () => {
  folder = manyIslands()
  large = await serveGraph(folder)
}, 60_000)
afterAll(async () => {
  await large.stop()
  rmSync(folder, { recursive: true })
})

describeInBrowser('many nodes', ({ newPage }) => {
  test('more than can be read are not drawn unasked, but counted, with ways to all of them and to fewer', async () => {
    const page = await newPage()
    await openViewer(page, large.url, query('MATCH (i:Island) RETURN i'))
    const notice = page.locator('.notice')
    expect(await notice.textContent()).toContain('2,601 nodes and 0 lines are too many')
    expect(await notice.locator('li').count()).toBe(4)
    expect(await drawnKeys(page, 'node')).toEqual([])
    await notice.getByRole('button', { name: 'Read the records as a table' }).click()
    await page.locator('.result-table tbody tr').first().waitFor()
    expect(await page.locator('.result-table').getAttribute('aria-rowcount')).toBe('2602')
    await page.goto(`${large.url}#${query('MATCH (i:Island) RETURN i LIMIT 300')}`)
    await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(300)
  })

  test('are drawn where the reader asks for all, stay movable, and are found and listed', async () => {
    const page = await newPage()
    await openViewer(page, large.url, query('MATCH (i:Island)-[l:LIES_OFF]->(c) RETURN i, l, c'))
    await page.getByRole('button', { name: 'Draw all 2,602' }).click()
    await expect.poll(async () => (await drawnKeys(page, 'node')).length, { timeout: 60_000 }).toBe(1_500)
    await page.getByText('1,500 of 5,203 nodes and lines are listed here.').waitFor()
    expect(new URL(page.url()).hash).toContain('many=all')
    await expect.poll(() => page.locator('.notice').count(), { timeout: 60_000 }).toBe(0)
    expect(page.workers()).toHaveLength(0)
    // One name stands out, that of the node in the middle: it can be clicked.
    const labels = await page.locator('.canvas').getAttribute('data-labels')
    const boxes = JSON.parse(labels ?? '[]') as { key: string; x: number; y: number; width: number }[]
    const coast = boxes.find(({ key }) => key === 'coast:skerry')
    const canvas = await page.locator('.canvas').boundingBox()
    if (coast === undefined || canvas === null) throw new Error('The coast has no name.')
    await page.mouse.click(canvas.x + coast.x + coast.width / 2, canvas.y + coast.y + 6)
    await page.locator('.element-panel, .side h2').first().waitFor()
    expect(new URL(page.url()).hash).toContain('selected=coast%3Askerry')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('button', { name: 'Draw all 2,602' }).waitFor()
  }, 120_000)

  test('are shown as communities, one of which is opened, left, and opened again', async () => {
    const page = await newPage()
    const some = `MATCH (i:Island) OPTIONAL MATCH (i)-[l:LIES_OFF]->(c) WHERE i.name STARTS WITH 'Island 25' RETURN i, l, c`
    await openViewer(page, large.url, query(some))
    await page.getByRole('button', { name: 'Show as communities' }).click()
    const marks = ['community of coast:skerry', 'small communities as of isle:0']
    await expect
      .poll(async () => (await drawnKeys(page, 'node')).toSorted(), { timeout: 60_000 })
      .toEqual(marks)
    await page
      .getByText('2,602 nodes and 111 relationships in 1 community and 2,490 nodes by themselves.')
      .waitFor()
    const mark = page.locator(`.mirror [data-key="${marks[0]}"]`)
    await mark.press(' ')
    await page.getByRole('button', { name: 'Open this community' }).waitFor()
    expect(new URL(page.url()).hash).toContain('selected=community+of+coast%3Askerry')
    // No action about nodes is offered.
    await page.keyboard.press('Delete')
    await page.keyboard.press('e')
    expect((await drawnKeys(page, 'node')).toSorted()).toEqual(marks)
    await mark.press('Enter')
    await expect.poll(async () => (await drawnKeys(page, 'node')).length, { timeout: 60_000 }).toBe(112)
    expect(new URL(page.url()).hash).toContain('many=communities&within=coast%3Askerry')
    await page.getByRole('button', { name: 'All communities' }).click()
    await expect.poll(() => drawnKeys(page, 'node')).toHaveLength(2)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(async () => (await drawnKeys(page, 'node')).length, { timeout: 60_000 }).toBe(112)
    await page.keyboard.press('Backspace')
    await expect.poll(() => drawnKeys(page, 'node')).toHaveLength(2)
    await page.keyboard.press('c')
    await expect.poll(() => drawnKeys(page, 'node')).not.toHaveLength(2)
    expect(new URL(page.url()).hash).toContain('many=all')
  }, 120_000)

  test('are laid out in a worker that the reader ends, or the next question, and the picture stays', async () => {
    const page = await newPage()
    const slow = await slowLayouts(page)
    await openViewer(page, large.url)
    const notice = page.locator('.notice')
    const ask = (text: string): Promise<void> =>
      page.evaluate((fragment) => {
        location.hash = fragment
      }, query(text))
    // Chromium lets a busy worker have two more seconds; the layout would go on for a minute.
    const laying = (): number => page.workers().length
    const before = await drawnKeys(page, 'node')

    await ask(STAR)
    await notice.locator('progress').waitFor()
    expect(await notice.textContent()).toContain('Finding places for 2,401 nodes')
    expect(await drawnKeys(page, 'node')).toEqual(before)
    // A link leaves no step that could be undone: it can be cancelled all the same.
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true)
    await notice.getByRole('button', { name: 'Cancel' }).click()
    await notice.getByText('Cancelled: 2,401 nodes have no places.').waitFor()
    await expect.poll(laying, { timeout: 15_000 }).toBe(0)
    await ready(page)
    expect(await drawnKeys(page, 'node')).toEqual(before)

    await notice.getByRole('button', { name: 'Draw them' }).click()
    await notice.locator('progress').waitFor()
    expect(laying()).toBe(1)
    await page.getByRole('button', { name: 'Lights', exact: true }).click()
    await expect.poll(laying, { timeout: 15_000 }).toBe(0)
    await ready(page)
    expect(await drawnKeys(page, 'node')).toEqual(before)
    expect(await notice.count()).toBe(0)

    await slow.enough()
    await ask(STAR)
    await expect.poll(async () => (await drawnKeys(page, 'node')).length, { timeout: 60_000 }).toBe(1_500)
    expect(await notice.count()).toBe(0)
  }, 120_000)
})
