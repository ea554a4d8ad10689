import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { openViewer, serveGraph, type Served } from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
}, 60_000)
afterAll(() => served.stop())

function fragment(query: string, more: { readonly [word: string]: string } = {}): string {
  return new URLSearchParams({ query, results: 'table', ...more }).toString()
}

async function downloaded(page: Page, file: string): Promise<string> {
  await page.getByRole('button', { name: 'Download the records', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: file, exact: true }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

describeInBrowser('results', ({ newPage }) => {
  test('a table of 100,000 records has those in sight in the page, is filtered, sorted and walked through', async () => {
    const page = await newPage()
    const query = "UNWIND range(1, 100000) AS i RETURN i, '=' + toString(i % 977) AS text"
    await openViewer(page, served.url, fragment(query))
    const rows = page.locator('.result-table tbody tr[data-at]')
    const status = page.locator('.result-filter [role="status"]')
    await rows.first().waitFor()
    expect(await rows.count()).toBeLessThan(60)
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('100001')
    await rows.first().focus()
    await page.keyboard.press('End')
    const last = page.locator('tr[data-at="99999"]')
    await expect.poll(() => last.evaluate((row) => row === document.activeElement)).toBe(true)
    expect(await last.locator('td').first().textContent()).toBe('100000')
    await page.keyboard.press('PageUp')
    await page.keyboard.press('Home')
    await expect.poll(() => rows.first().locator('td').first().textContent()).toBe('1')
    await page.getByLabel('Filter the records').fill('=976')
    await expect.poll(() => status.textContent()).toBe('102 of 100,000 records')
    await page.getByRole('button', { name: 'i', exact: true }).click()
    await page.getByRole('button', { name: /^i/ }).first().click()
    await expect.poll(() => rows.first().locator('td').first().textContent()).toBe('99653')
    await screenshot(page, 'many-records')
    const csv = await downloaded(page, 'CSV')
    expect(csv.split('\n').slice(0, 2)).toEqual(['i,text', "1,'=1"])
    expect(csv.split('\n')).toHaveLength(100_002)
  })

  test('nodes in a table open their panels', async () => {
    const page = await newPage()
    await openViewer(
      page,
      served.url,
      fragment("MATCH (c:Company {id: 'org:tencent'}) RETURN c, c.name AS name"),
    )
    await page.getByRole('button', { name: /^Tencent\b.*company/ }).click()
    await page.locator('.side').getByRole('heading', { name: 'Tencent' }).waitFor()
    expect(page.url()).toContain('selected=org%3Atencent')
  })

  test('a chart says what it draws, is chosen, kept by the link, and taken away with its source', async () => {
    const page = await newPage({ width: 1024, height: 768 })
    const query =
      'MATCH (n)-[r]->() WHERE NOT n:Claim RETURN labels(n)[0] AS label, type(r) AS type, count(*) AS lines, count(DISTINCT n) AS nodes'
    await openViewer(page, served.url, fragment(query))
    await page.getByRole('button', { name: 'Chart', exact: true }).click()
    await page.getByRole('img', { name: /^Bar chart of lines by label: \d+ marks/ }).waitFor()
    await page.getByLabel('as long as').selectOption('nodes')
    await page.getByLabel('Colour by').selectOption('type')
    const chosen = page.getByRole('img', { name: /^Bar chart of nodes by label, in \d+ colours by type/ })
    await chosen.waitFor()
    expect(await chosen.locator('svg style').count()).toBe(0)
    await page.getByText('The values as a table').click()
    expect(await page.locator('.chart-table tbody tr').first().textContent()).toMatch(/^[A-Z]\w+[A-Z_]+\d+$/)
    const svg = await downloaded(page, 'SVG')
    expect(svg).toContain('>nodes by label</text>')
    expect(svg).toMatch(/Source: .* · drawn \d{4}-\d\d-\d\d · Silkgraph · graph [0-9a-f]{12}/)
    expect(svg).not.toMatch(/<style|<script|href=/)
    await expect.poll(() => page.url()).toContain('chart-y=nodes')
    await page.reload()
    await chosen.waitFor()
    await screenshot(page, 'chart')
  })

  test('the console has tabs whose answers stay, formats, tells how things are called, and remembers', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const content = page.locator('.cm-content')
    const text = async (): Promise<string> => (await page.locator('.cm-line').allTextContents()).join('\n')
    await content.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('match (c:Company) return left(c.name, ')
    await page.locator('.cm-signature strong', { hasText: 'length :: INTEGER' }).waitFor()
    await page.keyboard.type('3) as short order by short limit 2')
    await page.keyboard.press('Shift+Alt+F')
    const formatted = 'MATCH (c:Company)\nRETURN left(c.name, 3) AS short\nORDER BY short\nLIMIT 2'
    await expect.poll(text).toBe(formatted)
    await page.keyboard.press('Control+Enter')
    const records = page.locator('.results-head [role="status"]')
    await expect.poll(() => records.textContent()).toMatch(/^2 records, [\d.]+ ms$/)
    await page.getByRole('button', { name: 'New query' }).click()
    await content.focus()
    await page.keyboard.insertText('RETURN 1 AS one')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => records.textContent()).toMatch(/^1 record, [\d.]+ ms$/)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.postData() ?? ''))
    await page.getByRole('tab').first().click()
    await expect.poll(() => records.textContent()).toMatch(/^2 records, [\d.]+ ms$/)
    expect(asked.filter((body) => body.includes('left(c.name'))).toEqual([])
    await page.getByRole('button', { name: 'Close this query' }).click()
    await expect.poll(text).toBe('RETURN 1 AS one')
    await page.locator('.console').getByRole('button', { name: 'History' }).click()
    await page.getByLabel('Search the queries').fill('company short')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^MATCH/ })
      .click()
    await expect.poll(text).toBe(formatted)
  })
})
