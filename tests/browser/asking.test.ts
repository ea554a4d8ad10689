import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFormats } from '../../src/export/index.ts'
import { root } from '../helpers/shared.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let bundled: Served
let small: Served
beforeAll(async () => {
  ;[bundled, small] = await Promise.all([serveGraph(), serveGraph(join(root, 'tests/fixtures/lighthouses'))])
})
afterAll(async () => {
  await Promise.all([bundled.stop(), small.stop()])
})

describeInBrowser('asking', ({ newPage }) => {
  describe.each(['server', 'page'])('the engine in the %s', (engine) => {
    test('by a form: records and picture together, each lighting the other', async () => {
      const page = await newPage()
      await openViewer(page, bundled.url, `question=company&results=table&engine=${engine}`)
      await page.getByLabel('The company').selectOption('org:tencent')
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.locator('.result-table td', { hasText: 'TrustAI' }).waitFor()
      await ready(page)
      expect(await drawnKeys(page, 'node')).toContain('prod:trustai')
      await page.locator('tr', { hasText: 'TrustAI' }).hover()
      await expect
        .poll(() =>
          page.$$eval('.mirror [data-lit]', (all) => all.map((one) => (one as HTMLElement).dataset['key'])),
        )
        .toEqual(expect.arrayContaining(['prod:trustai', 'org:tencent']))
      expect(await page.locator('.mirror [data-lit]').count()).toBeLessThan(
        await page.locator('.mirror button').count(),
      )
      await page.locator('.mirror [data-key="prod:trustai"]').focus()
      await page.keyboard.press('Enter')
      await page.locator('tr[data-lit]', { hasText: 'TrustAI' }).waitFor()
      await screenshot(page, `question-${engine}`)
    })

    test('in Cypher: completion, an error where it is, records as they were returned, an empty answer in words', async () => {
      const page = await newPage()
      await openViewer(page, bundled.url, `engine=${engine}`)
      const write = async (text: string): Promise<void> => {
        await page.locator('.cm-content').focus()
        await page.keyboard.press('Control+a')
        await page.keyboard.type(text)
      }
      await write('MATCH (c:Compa')
      await page.locator('.cm-tooltip-autocomplete li', { hasText: 'Company' }).waitFor()
      await page.keyboard.press('Escape')
      await write('MATCH (c:Compny) RETURN c')
      await page.locator('.cm-lintRange-warning', { hasText: 'Compny' }).waitFor()
      await write('MATCH (c:Compny RETURN c')
      await page.locator('.cm-lintRange-error').first().waitFor()
      await screenshot(page, `console-${engine}`)
      await write('MATCH (c:Company)-[b:BUILDS]->(f) RETURN c, b, f, 1.0 AS one ORDER BY f.id LIMIT 2')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Enter')
      await page.locator('.result-table tbody tr').first().waitFor()
      await ready(page)
      expect(await page.locator('.result-table tbody tr').count()).toBe(2)
      expect(await page.locator('.result-table tbody tr').first().textContent()).toContain('-[:BUILDS]->')
      expect(await page.locator('.result-table tbody td').nth(3).textContent()).toBe('1.0')
      expect((await drawnKeys(page, 'node')).length).toBe(3)
      await page.getByRole('button', { name: 'JSON' }).click()
      expect(JSON.parse((await page.locator('.result-json').textContent()) ?? '')).toHaveLength(2)
      await write('MATCH (c:Company {name: "Nobody"}) RETURN c')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Enter')
      await page.locator('.empty', { hasText: 'Not stated in the source.' }).waitFor()
      await write('RETURN toUper("x")')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Enter')
      await page.locator('.failure', { hasText: 'UnknownFunction at line 1, column 8' }).waitFor()
    })

    test('search finds, what is found is drawn, expanded, connected and undone', async () => {
      const page = await newPage()
      await openViewer(page, bundled.url, `engine=${engine}`)
      await page.keyboard.press('/')
      await page.keyboard.type('five year plan')
      await page.locator('.search-item').first().waitFor()
      await page.keyboard.press('Enter')
      await page.waitForSelector('.side[data-panel="element"]')
      await ready(page)
      const plan =
        (await drawnKeys(page, 'node')).find((key) => key.includes('five-year') || key.includes('fyp')) ?? ''
      expect(plan).not.toBe('')
      const before = (await drawnKeys(page, 'node')).length
      await page.getByRole('button', { name: 'Draw all neighbours' }).click()
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBeGreaterThan(before)
      await page.getByRole('button', { name: 'Connect' }).click()
      await ready(page)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(before)
      await page.getByRole('button', { name: 'Take away' }).click()
      await expect.poll(() => drawnKeys(page, 'node')).not.toContain(plan)
      await page.locator('.notice').getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => drawnKeys(page, 'node')).toContain(plan)
    })
  })

  test('filters leave out, a link restores the view, exports hold what is on screen', async () => {
    const page = await newPage()
    await openViewer(page, bundled.url)
    const all = (await drawnKeys(page, 'line')).length
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('group', { name: 'Status' }).getByRole('checkbox', { name: /begun/ }).uncheck()
    await expect.poll(async () => (await drawnKeys(page, 'line')).length).toBeLessThan(all)
    const lines = await drawnKeys(page, 'line')
    const other = await newPage()
    await other.goto(await page.evaluate(() => location.href))
    await ready(other)
    expect(await drawnKeys(other, 'line')).toEqual(lines)
    for (const { description, extension } of exportFormats) {
      const downloads: string[] = []
      page.on(
        'download',
        (download) => void download.path().then((path) => downloads.push(readFileSync(path, 'utf8'))),
      )
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: description }).click()
      await expect.poll(() => downloads.length, { timeout: 5_000 }).toBe(extension === 'csv' ? 3 : 1)
      expect(downloads.join(''), description).toContain('org:huawei')
      expect(downloads.join(''), description).toContain('CC BY 4.0')
      expect(downloads.join(''), description).not.toContain('fac:alibaba-dc-dubai LOCATED_IN')
      page.removeAllListeners('download')
    }
    await page.getByRole('button', { name: 'Export' }).click()
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /PNG/ }).click(),
    ])
    const bytes = readFileSync(await png.path())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  test('another graph opens to a picture of its own', async () => {
    const page = await newPage()
    await openViewer(page, small.url)
    expect(await page.locator('h1').textContent()).toBe('2 lights are built or planned, 0 of them standing.')
    expect(await drawnKeys(page, 'node')).toContain('light:norsk')
    await page.getByRole('button', { name: 'Who builds what' }).click()
    await page.getByLabel('The engineer').selectOption('eng:per-holm')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.locator('.result-table td', { hasText: 'Sund Light' }).first().waitFor()
    await screenshot(page, 'lighthouses')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('stump')
    await page.locator('.search-item').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.panel-title', { hasText: 'Sund Light' }).waitFor()
    await page.getByText('is built by').waitFor()
    await page.locator('.panel-relationship summary').first().click()
    await page.locator('.claim-place button').first().click()
    await page.locator('.document-passage').first().waitFor()
    const link = await page.evaluate(() => location.href)
    const other = await newPage()
    await other.goto(link)
    await other.locator('.document-passage').first().waitFor()
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('group', { name: 'Modality' }).getByRole('checkbox').first().uncheck()
    await page.getByRole('button', { name: 'Everything' }).click()
    await ready(page)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Export' })
        .click()
        .then(() => page.getByRole('menuitem', { name: /GraphML/ }).click()),
    ])
    expect(readFileSync(await file.path(), 'utf8')).toContain('light:norsk')
  })

  test('more than can be read is not drawn, but counted, with three ways to fewer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-many-'))
    cpSync(join(root, 'tests/fixtures/lighthouses'), folder, { recursive: true })
    const many = Array.from(
      { length: 2_600 },
      (_, at) => `  - { id: 'isle:${at}', label: Island, name: Island ${at}, caption: Island ${at} }\n`,
    )
    appendFileSync(join(folder, 'entities.yaml'), many.join(''))
    const served = await serveGraph(folder)
    try {
      const page = await newPage()
      await openViewer(page, served.url, 'query=MATCH%20%28i%3AIsland%29%20RETURN%20i')
      const notice = page.locator('.notice')
      expect(await notice.textContent()).toContain('2,601 nodes are too many')
      expect(await notice.locator('li').count()).toBe(3)
      expect(await drawnKeys(page, 'node')).toEqual([])
      await notice.getByRole('button', { name: 'Read the records as a table' }).click()
      await page.locator('.result-table tbody tr').first().waitFor()
      expect(await page.locator('.result-table tbody tr').count()).toBe(200)
      await page.goto(`${served.url}#query=MATCH%20%28i%3AIsland%29%20RETURN%20i%20LIMIT%20300`)
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(300)
    } finally {
      await served.stop()
      rmSync(folder, { recursive: true })
    }
  })
})
