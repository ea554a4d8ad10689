import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Action } from '../../../src/viewer/state/action.ts'
import { describeInBrowser } from '../../browser/set-up/browser.ts'
import { bundle } from '../../helpers/bundle.ts'
import type { Parts } from './page.tsx'

const LIGHTHOUSES = `CREATE (:Lighthouse {id: 'fyr:a', name: 'Arkona', height: 35}),
  (:Lighthouse {id: 'fyr:b', name: 'Bornholm', height: 22}), (:Keeper {id: 'k', name: 'Kari'})`

const table: Action = {
  kind: 'open',
  source: {
    kind: 'query',
    text: 'MATCH (n:Lighthouse) RETURN n.name AS name, n.height AS height, n ORDER BY n.name',
  },
}

const everything: Action = { kind: 'open', source: { kind: 'query', text: 'MATCH (n) RETURN n' } }

/** The page's side of a test. */
type Holder = { readonly parts: Parts }

describeInBrowser('components by themselves', ({ newPage }) => {
  const script = bundle('tests/viewer/components/page.tsx', { format: 'iife' })

  async function opened(part: Parameters<Parts['show']>[0], ...actions: readonly Action[]): Promise<Page> {
    // React tells of what failed.
    const page = await newPage({ expected: /An error occurred in|The above error occurred/ })
    // A page of its own address: the parts write into its history.
    await page.route('http://127.0.0.1/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Parts</title><body></body>' }),
    )
    await page.goto('http://127.0.0.1/')
    await page.evaluate((await script).code)
    await page.evaluate(
      ([name, text, done]) => (globalThis as unknown as Holder).parts.show(name, text, done),
      [part, LIGHTHOUSES, actions] as const,
    )
    await page.locator('[data-ready="yes"]').waitFor()
    return page
  }
  const steps = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => (globalThis as unknown as Holder).parts.steps())
  const send = (page: Page, action: Action): Promise<void> =>
    page.evaluate((one) => (globalThis as unknown as Holder).parts.send(one), action)

  test('columns of numbers alone stand at the right, with their titles', async () => {
    const text = `UNWIND [['a', 1, 1.5, 1, null], ['b', null, 20, 'x', null], ['c', 1152921504606846976, 3.0, 2, null]] AS r
      RETURN r[0] AS text, r[1] AS whole, r[2] AS number, r[3] AS mixed, r[4] AS nothing`
    const page = await opened('table', { kind: 'open', source: { kind: 'query', text } })
    const atRight = await page
      .locator('.result-table :is(th, td)')
      .evaluateAll((cells) => cells.map((cell) => cell.classList.contains('result-number')))
    const row = [false, true, true, false, false]
    expect(atRight).toEqual([...row, ...row, ...row, ...row])
  })

  test('the header undoes, does again, and opens the filters', async () => {
    const page = await opened('header', everything)
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await expect.poll(() => button('Undo').isDisabled()).toBe(true)
    await send(page, { kind: 'remove', key: 'k' })
    await button('Undo').click()
    await expect.poll(() => button('Undo').isDisabled()).toBe(true)
    await button('Redo').click()
    await button('Filters').click()
    expect(await steps(page)).toEqual(['remove', 'panel'])
    await page.getByLabel('Search').fill('Arkona')
    await page.locator('.search-item').first().click()
    expect(await steps(page)).toEqual(['remove', 'panel', 'select'])
    // What is said of words that find nothing stays; then Escape leaves the field.
    await page.getByLabel('Search').fill('zzq')
    await page.getByText('Nothing was found.').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    expect(await page.getByText('Nothing was found.').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await page.getByLabel('Search').evaluate((field) => field === document.activeElement)).toBe(false)
    await button('Export').click()
    await page.locator('.menu-title').first().waitFor()
    expect(await page.locator('.menu-title').allTextContents()).toEqual(['Picture', 'Data'])
    expect(await page.locator('.menu-item').first().textContent()).toBe('SVG, the whole picture')
  })

  test('the legend counts what is drawn and names its nodes by another property', async () => {
    const page = await opened('legend', everything)
    await expect
      .poll(() => page.locator('.kind-name').allTextContents())
      .toEqual(['Lighthouse (2)', 'Keeper (1)'])
    await page.getByLabel('Property that names Lighthouse').selectOption('height')
    expect(await steps(page)).toEqual(['caption'])
    await send(page, { kind: 'remove', key: 'fyr:a' })
    await expect
      .poll(() => page.locator('.kind-name').allTextContents())
      .toEqual(['Lighthouse (1)', 'Keeper (1)'])
  })

  test('the history panel tells each step and takes back the last change', async () => {
    const page = await opened('history', everything)
    await page.getByText('Nothing has been done yet.').waitFor()
    await send(page, { kind: 'remove', key: 'fyr:a' })
    await send(page, { kind: 'select', key: 'k' })
    // Who reads it has opened it.
    await send(page, { kind: 'panel', panel: { kind: 'history' } })
    expect(await page.locator('.history-list li').allTextContents()).toEqual([
      'Took away Arkona',
      'Selected Kari',
    ])
    await page.getByRole('button', { name: 'Undo the last change' }).click()
    await page.getByText('Nothing has been done yet.').waitFor()
  })

  test('the table of records sorts, goes by keys, and lights what is selected', async () => {
    const page = await opened('table', table)
    const names = (): Promise<readonly string[]> => page.locator('tbody tr td:first-child').allTextContents()
    await expect.poll(names).toEqual(['Arkona', 'Bornholm'])
    await page.getByRole('button', { name: 'height' }).click()
    expect(await names()).toEqual(['Bornholm', 'Arkona'])
    await page.locator('tbody tr').first().focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator('tr[data-lit] td:first-child').allTextContents()).toEqual(['Arkona'])
  })

  test('a move of the camera renders the canvas and its hint, and nothing else', async () => {
    const page = await opened('app', everything)
    await expect.poll(() => page.locator('.mirror [data-kind="node"]').count()).toBe(3)
    const rendersOf = (action: Action): Promise<readonly string[]> =>
      page.evaluate((one) => (globalThis as unknown as Holder).parts.rendersOf(one), action)
    const move = (x: number): Action => ({ kind: 'camera', camera: { x, y: 0.5, ratio: 0.5 } })
    // The words to search for come when they have been read.
    await expect.poll(() => rendersOf({ kind: 'camera', camera: undefined })).toEqual([])
    expect(await rendersOf(move(0.4))).toEqual(['Canvas', 'StageHint'])
    expect(await rendersOf(move(0.6))).toEqual(['Canvas'])
    // What is selected is told in more places, and App asks nothing anew for it.
    const selected = await rendersOf({ kind: 'select', key: 'k' })
    expect(selected).toEqual(expect.arrayContaining(['Canvas', 'Header', 'Mirror', 'SidePanel']))
    expect(selected).not.toContain('App')
    expect(selected).not.toContain('Tabs')
  })

  test('a part that cannot be loaded says so, and is loaded again', async () => {
    const page = await opened('late')
    await page.getByRole('alert').getByText('A part of the page could not be loaded').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => page.getByText('It is here.').count()).toBe(1)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('a panel that fails leaves the picture alone, and another takes its place', async () => {
    const page = await opened('app', everything)
    const marks = page.locator('.mirror [data-kind="node"]')
    await expect.poll(() => marks.count()).toBe(3)
    await send(page, { kind: 'panel', panel: { kind: 'gone' } } as unknown as Action)
    const failure = page.locator('.main > .part-failure')
    await failure.getByText('This part of the page has failed').waitFor()
    expect(await marks.count()).toBe(3)
    await failure.getByRole('button', { name: 'Try again' }).click()
    await failure.waitFor()
    await send(page, { kind: 'panel', panel: { kind: 'filters' } })
    await page.locator('.side[data-panel="filters"]').waitFor()
    expect(await failure.count()).toBe(0)
  })

  test('a backend that is mounted again is opened again, and answers', async () => {
    const page = await opened('history')
    expect(await page.evaluate(() => (globalThis as unknown as Holder).parts.mountTwice())).toEqual([
      'opened',
      'closed',
      'DatabaseClosed',
      'opened',
      '1',
    ])
  })
})
