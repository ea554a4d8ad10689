import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

interface Laying {
  /** What each worker of a layout said last, oldest first. */
  readonly said: ({ readonly kind: string; readonly share?: number } | undefined)[]
  /** How many of them the page has ended. */
  ended: number
}

declare global {
  interface Window {
    readonly laying: Laying
  }
}

/** Lets a test see what the workers of layouts say, and which of them the page ends. They are the real ones. */
async function watchLayouts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const laying: Laying = { said: [], ended: 0 }
    Object.assign(window, { laying })
    window.Worker = class extends Worker {
      readonly #isLayout: boolean
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.#isLayout = String(url).includes('spread-worker')
        if (!this.#isLayout) return
        const at = laying.said.push(undefined) - 1
        this.addEventListener('message', ({ data }) => (laying.said[at] = data))
      }
      override terminate(): void {
        if (this.#isLayout) laying.ended++
        super.terminate()
      }
    }
  })
}

/** Whether the page has ended each worker, and none had finished. */
function isNobodyLaying({ said, ended }: Laying): boolean {
  return ended === said.length && said.every((one) => one?.kind !== 'places')
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
  test('more than can be read are not drawn, but counted, with three ways to fewer', async () => {
    const page = await newPage()
    await openViewer(page, large.url, query('MATCH (i:Island) RETURN i'))
    const notice = page.locator('.notice')
    expect(await notice.textContent()).toContain('2,601 nodes are too many')
    expect(await notice.locator('li').count()).toBe(3)
    expect(await drawnKeys(page, 'node')).toEqual([])
    await notice.getByRole('button', { name: 'Read the records as a table' }).click()
    await page.locator('.result-table tbody tr').first().waitFor()
    expect(await page.locator('.result-table tbody tr').count()).toBe(200)
    await page.goto(`${large.url}#${query('MATCH (i:Island) RETURN i LIMIT 300')}`)
    await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(300)
  })

  test('are laid out in a worker that tells how far it is, and that the reader or the next question ends', async () => {
    const page = await newPage()
    await watchLayouts(page)
    await openViewer(page, large.url)
    const notice = page.locator('.notice')
    const laying = (): Promise<Laying> => page.evaluate(() => window.laying)
    const ask = (text: string): Promise<void> =>
      page.evaluate((fragment) => {
        location.hash = fragment
      }, query(text))
    const before = await drawnKeys(page, 'node')

    await ask(STAR)
    await notice.locator('progress').waitFor()
    expect(await notice.textContent()).toContain('Finding places for 2,401 nodes')
    // A link leaves no step that could be undone: it is cancelled all the same, and the picture stays.
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true)
    await expect.poll(async () => (await laying()).said.at(-1)?.kind).toBe('progress')
    await notice.getByRole('button', { name: 'Cancel' }).click()
    const cancelled = await laying()
    expect(cancelled.said.at(-1)).toMatchObject({ kind: 'progress' })
    expect(cancelled.said.at(-1)?.share).toBeLessThan(1)
    expect(isNobodyLaying(cancelled)).toBe(true)
    await ready(page)
    expect(await drawnKeys(page, 'node')).toEqual(before)
    expect(await notice.textContent()).toContain('Cancelled: 2,401 nodes have no places.')
    // Chromium lets a busy worker have two more seconds.
    await expect.poll(() => page.workers().length, { timeout: 15_000 }).toBe(0)
    expect(await laying()).toEqual(cancelled)

    await notice.getByRole('button', { name: 'Draw them' }).click()
    await notice.locator('progress').waitFor()
    await page.getByRole('button', { name: 'Lights', exact: true }).click()
    await expect.poll(async () => isNobodyLaying(await laying())).toBe(true)
    await ready(page)
    expect(await drawnKeys(page, 'node')).toEqual(before)

    await ask(STAR)
    await expect.poll(async () => (await drawnKeys(page, 'node')).length, { timeout: 60_000 }).toBe(1_500)
    expect((await laying()).said.at(-1)).toMatchObject({ kind: 'places' })
    expect(await notice.count()).toBe(0)
  }, 120_000)
})
