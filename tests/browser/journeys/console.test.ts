import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { describeInBrowser, screenshot } from '../set-up/browser.ts'
import { openViewer, ready, serveGraph, type Served } from '../set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
}, 60_000)
afterAll(() => served.stop())

const long = 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b) AS sum'

function parts(page: Page) {
  return {
    content: page.locator('.cm-content'),
    list: page.locator('.cm-tooltip-autocomplete'),
    run: page.getByRole('button', { name: /^Run\b/ }),
    cancel: page.locator('.console').getByRole('button', { name: /^Cancel\b/ }),
    records: page.locator('.results-head [role="status"]'),
    failure: page.locator('.picture > .failure'),
    cancelled: page.locator('.picture > .cancelled'),
    text: async () => (await page.locator('.cm-line').allTextContents()).join('\n'),
    async write(text: string): Promise<void> {
      await page.locator('.cm-content').focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(text)
    },
  }
}

describeInBrowser('the console', ({ newPage }) => {
  test('completes what the reader chooses, and nothing else', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const { content, list, text, cancel } = parts(page)
    const upper = list.locator('li', { hasText: 'toUpper' })
    const type = async (words: string): Promise<void> => {
      await content.focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(words)
    }
    await type('RETURN toUp')
    await upper.waitFor()
    await page.keyboard.press('Enter')
    expect(await text()).toBe('RETURN toUp\n')
    await type('RETURN toUp')
    await upper.waitFor()
    await page.keyboard.press('ArrowDown')
    await list.locator('[aria-selected]').waitFor()
    await page.keyboard.press('Enter')
    expect(await text()).toBe('RETURN toUpper')
    await type('RETURN toUp')
    await upper.waitFor()
    await page.keyboard.press('Tab')
    expect(await text()).toBe('RETURN toUpper')
    await type(`${long} ORDER BY sum`)
    await list.locator('li', { hasText: 'used here' }).first().waitFor()
    await page.keyboard.press('Control+Enter')
    await cancel.waitFor()
    expect(await list.count()).toBe(0)
    await page.keyboard.press('Escape')
    await cancel.waitFor({ state: 'detached' })
  })

  test('shows the plan of a query in the place of its records', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const { write } = parts(page)
    const rows = page.locator('.plan-table tbody tr')
    await write('PROFILE MATCH (c:Company)-[r:BUILDS]->(f) RETURN c, f')
    await page.keyboard.press('Control+Enter')
    await rows.first().waitFor()
    expect(await rows.locator('.plan-operator').allTextContents()).toEqual([
      'ProduceResults',
      'Projection',
      'Expand(All)',
      'NodeByLabelScan',
    ])
    expect(await rows.first().locator('td').count()).toBe(7)
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    await page.locator('.result-json', { hasText: '"hits"' }).waitFor()
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await write('EXPLAIN MATCH (c:Company) RETURN c')
    await page.keyboard.press('Control+Enter')
    await page.locator('.empty', { hasText: 'The plan of the query is below.' }).waitFor()
    expect(await rows.first().locator('td').count()).toBe(3)
  })

  test('shows on a phone what each operator did, beside nothing', async () => {
    const phone = await newPage({ width: 390, height: 844, touch: true })
    await openViewer(phone, served.url)
    await phone.getByRole('button', { name: 'Write Cypher' }).tap()
    const { write, run } = parts(phone)
    await write(
      'PROFILE MATCH (c:Company) CALL (c) { MATCH (c)-[:BUILDS]->(f) RETURN count(f) AS n } RETURN c.name, n',
    )
    await run.tap()
    const rows = phone.locator('.plan-table tbody tr')
    await rows.first().waitFor()
    for (const cell of await rows.locator('td').all()) {
      const box = await cell.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    }
    for (const name of [/^Copy JSON/, /^Download/, 'Close the records']) {
      const box = await phone.getByRole('button', { name }).boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    }
    await screenshot(phone, 'phone-plan')
  })

  test('dims words about a plan beside another query', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const { write, failure } = parts(page)
    const empty = page.locator('.empty')
    const note = page.locator('.results-note')
    const colour = (): Promise<string> => note.evaluate((element) => getComputedStyle(element).color)
    await write('EXPLAIN MATCH (c:Compny) RETURN c')
    await page.keyboard.press('Control+Enter')
    await empty.getByText('Without EXPLAIN the query is run.').waitFor()
    const strong = await colour()
    await write('PROFILE MATCH (n) DETACH DELETE n')
    await empty.getByText('The plan of the previous query is below.').waitFor()
    expect(await empty.textContent()).not.toContain('EXPLAIN')
    expect(await colour()).not.toBe(strong)
    await page.keyboard.press('Control+Enter')
    await failure.getByRole('alert').waitFor()
    expect(await empty.textContent()).not.toContain('EXPLAIN')
    expect(await colour()).not.toBe(strong)
  })

  test('says of what is old that it is, and of nothing that it is drawn', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const { write, records, failure, cancelled, cancel, run } = parts(page)
    const basis = page.locator('.basis')
    const old = ', of the previous query'
    await write('MATCH (c:Company) RETURN c.name LIMIT 2')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => records.textContent()).toMatch(/^2 records, [\d.]+ ms$/)
    const empty = page.locator('.empty', { hasText: 'Nothing of this can be drawn.' })
    await empty.waitFor()
    await write('RETURN toUper(1)')
    await page.keyboard.press('Control+Enter')
    await failure.getByRole('alert').waitFor()
    expect(await failure.getByText('This is from the previous query.').count()).toBe(0)
    expect(await records.textContent()).toContain(old)
    expect(await page.locator('.result-table tbody tr').count()).toBe(2)
    expect(await basis.textContent()).toBe('The page still shows the previous answer.')
    expect(await empty.count()).toBe(1)
    await write('')
    await failure.getByText('This is from the previous query.').waitFor()
    await run.click()
    await page.locator('.console').getByText('The query is empty.').waitFor()
    await write(long)
    await page.locator('.console').getByText('The query is empty.').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await cancel.waitFor()
    // The search field shuts its own list with the first Escape.
    await page.getByLabel('Search').fill('hua')
    await page.locator('.search-item').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.search-item').first().waitFor({ state: 'detached' })
    expect(await cancel.count()).toBe(1)
    await page.keyboard.press('Escape')
    await cancelled.waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await cancelled.getByRole('status').textContent()).toBe('The query was cancelled.')
    expect(await records.textContent()).toContain(old)
    // Undone onto what was cancelled, it waits to be run.
    await write('MATCH (n) RETURN n LIMIT 1')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => records.textContent()).toMatch(/^1 record, [\d.]+ ms$/)
    await ready(page)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await cancelled.waitFor()
    expect(await cancel.count()).toBe(0)
    await run.click()
    await cancel.waitFor()
    await cancel.click()
    await cancelled.waitFor()
  })

  test('does not run again what is to be cancelled in the moment of its end', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const { write, cancelled, cancel } = parts(page)
    await write(long)
    await page.keyboard.press('Control+Enter')
    await cancel.waitFor()
    // The first click ends it, the second comes when the button has just become Run.
    const pressed = await page.evaluate(async () => {
      const button = document.querySelector<HTMLButtonElement>('.console-run')
      if (button === null) return 'no button'
      button.click()
      while (!button.textContent.startsWith('Run')) await new Promise((resolve) => setTimeout(resolve, 1))
      button.click()
      return button.textContent
    })
    expect(pressed).toMatch(/^Run/)
    await page.locator('.console-run:not([aria-disabled])').waitFor()
    expect(await cancelled.count()).toBe(1)
    expect(await cancel.count()).toBe(0)
  })
})
