import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFormats } from '../../src/export/index.ts'
import { root } from '../helpers/shared.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph } from './set-up/served.ts'
import { journeys, serveSubjects, type ServedSubjects } from './set-up/subjects.ts'

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('asking', ({ newPage }) => {
  describe.each(journeys)('$subject.name, the engine in the $engine', ({ subject, engine }) => {
    test('by a form: records and picture together, each lighting the other', async () => {
      const page = await newPage()
      const { id, field, value, cell, lit, column } = subject.question
      const [key] = lit
      await openViewer(page, served.url(subject), `question=${id}&results=table&engine=${engine}`)
      await page.getByLabel(field).selectOption(value)
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.locator('.result-table td', { hasText: cell }).first().waitFor()
      await ready(page)
      expect(await drawnKeys(page, 'node')).toContain(key)
      await page.locator('tr', { hasText: cell }).first().hover()
      await expect
        .poll(() =>
          page.$$eval('.mirror [data-lit]', (all) => all.map((one) => (one as HTMLElement).dataset['key'])),
        )
        .toEqual(expect.arrayContaining([...lit]))
      expect(await page.locator('.mirror [data-lit]').count()).toBeLessThan(
        await page.locator('.mirror button').count(),
      )
      await page.locator(`.mirror [data-key="${key}"]`).focus()
      await page.keyboard.press('Enter')
      await page.locator('tr[data-lit]', { hasText: cell }).first().waitFor()
      // Sorted by a column, and one stop for the Tab key.
      const cells = (): Promise<readonly string[]> =>
        page.locator(`.result-table tbody td:nth-child(${names.indexOf(column) + 1})`).allTextContents()
      const names = (await page.locator('.result-table th button').allTextContents()).map((name) =>
        name.trim(),
      )
      const returned = await cells()
      const title = page.locator('.result-table th button', { hasText: column })
      await title.click()
      expect(await cells()).toEqual(returned.toSorted())
      expect(await page.locator('.result-table th[aria-sort="ascending"]').count()).toBe(1)
      await title.click()
      expect(await cells()).toEqual(returned.toSorted().toReversed())
      await title.click()
      expect(await cells()).toEqual(returned)
      expect(await page.locator('.result-table tbody tr[tabindex="0"]').count()).toBe(1)
      await page.locator('.result-table tbody tr[tabindex="0"]').focus()
      await page.keyboard.press('End')
      expect(
        await page
          .locator('.result-table tbody tr')
          .last()
          .evaluate((row) => row === document.activeElement),
      ).toBe(true)
      await screenshot(page, `question-${subject.name}-${engine}`)
    })

    test('in Cypher: completion, an error where it is, records as they were returned, an empty answer in words', async () => {
      const page = await newPage()
      const { label, typo, type, key, parameter, nodes } = subject.console
      await openViewer(page, served.url(subject), `engine=${engine}`)
      const write = async (text: string): Promise<void> => {
        await page.locator('.cm-content').focus()
        await page.keyboard.press('Control+a')
        await page.keyboard.type(text)
      }
      for (const [begun, whole] of [
        [`MATCH (c:${label.slice(0, 5)}`, label],
        [`MATCH (c:${label} {${key.slice(0, 3)}`, key],
        [`RETURN $${parameter.slice(0, 3)}`, parameter],
      ] as const) {
        await write(begun)
        await page.locator('.cm-tooltip-autocomplete li', { hasText: whole }).first().waitFor()
        await page.keyboard.press('Escape')
      }
      await write(`CREATE (n:Fresh) WITH n MATCH (c:${typo}) RETURN c`)
      await page.locator('.cm-lintRange-warning', { hasText: typo }).waitFor()
      expect(await page.locator('.cm-lintRange-warning').count()).toBe(1)
      await write(`MATCH (c:${typo} RETURN c`)
      await page.locator('.cm-lintRange-error').first().waitFor()
      await screenshot(page, `console-${subject.name}-${engine}`)
      await write(
        `MATCH (c:${label})-[b:${type}]->(f) RETURN c, b, f, 1.0 AS one ORDER BY f.id, c.id LIMIT 2`,
      )
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Enter')
      await page.locator('.result-table tbody tr').first().waitFor()
      await ready(page)
      expect(await page.locator('.result-table tbody tr').count()).toBe(2)
      expect(await page.locator('.result-table tbody tr').first().textContent()).toContain(`-[:${type}]->`)
      expect(await page.locator('.result-table tbody td').nth(3).textContent()).toBe('1.0')
      expect((await drawnKeys(page, 'node')).length).toBe(nodes)
      await page.getByRole('button', { name: 'JSON', exact: true }).click()
      expect(JSON.parse((await page.locator('.result-json').textContent()) ?? '')).toHaveLength(2)
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.getByRole('button', { name: 'Copy JSON' }).click()
      await page.getByRole('button', { name: 'Copied' }).waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        await page.locator('.result-json').textContent(),
      )
      await write(`MATCH (c:${label} {name: "Nobody"}) RETURN c`)
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
      const { text, key } = subject.search
      await openViewer(page, served.url(subject), `engine=${engine}`)
      await page.keyboard.press('/')
      await page.keyboard.type(text)
      await page.locator('.search-item').first().waitFor()
      await page.keyboard.press('Enter')
      await page.waitForSelector('.side[data-panel="element"]')
      await ready(page)
      await expect.poll(() => drawnKeys(page, 'node')).toContain(key)
      const before = (await drawnKeys(page, 'node')).length
      await page.getByRole('button', { name: 'Draw all neighbours' }).click()
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBeGreaterThan(before)
      await page.getByRole('button', { name: 'Connect' }).click()
      await ready(page)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(before)
      await page.getByRole('button', { name: 'Take away' }).click()
      await expect.poll(() => drawnKeys(page, 'node')).not.toContain(key)
      await page.locator('.notice').getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => drawnKeys(page, 'node')).toContain(key)
    })

    test('filters leave out, a link restores the view, exports hold what is on screen', async () => {
      const page = await newPage()
      const { group, option, holds, without } = subject.export
      await openViewer(page, served.url(subject), `engine=${engine}`)
      const all = (await drawnKeys(page, 'line')).length
      await page.getByRole('button', { name: 'Filters' }).click()
      await page.getByRole('group', { name: group }).getByRole('checkbox', { name: option }).uncheck()
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
        for (const held of holds) expect(downloads.join(''), description).toContain(held)
        expect(downloads.join(''), description).not.toContain(without)
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
  })

  test('more than can be read is not drawn, but counted, with three ways to fewer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-many-'))
    cpSync(join(root, 'tests/fixtures/lighthouses'), folder, { recursive: true })
    const many = Array.from(
      { length: 2_600 },
      (_, at) => `  - { id: 'isle:${at}', label: Island, name: Island ${at}, caption: Island ${at} }\n`,
    )
    appendFileSync(join(folder, 'entities.yaml'), many.join(''))
    const facts = many.map(
      (_, at) =>
        `  - { subject: 'isle:${at}', relation: LIES_OFF, object: 'coast:skerry', source: unverified, note: None. }\n`,
    )
    appendFileSync(join(folder, 'reference.yaml'), facts.join(''))
    const large = await serveGraph(folder)
    try {
      const page = await newPage()
      await openViewer(page, large.url, 'query=MATCH%20%28i%3AIsland%29%20RETURN%20i')
      const notice = page.locator('.notice')
      expect(await notice.textContent()).toContain('2,601 nodes are too many')
      expect(await notice.locator('li').count()).toBe(3)
      expect(await drawnKeys(page, 'node')).toEqual([])
      await notice.getByRole('button', { name: 'Read the records as a table' }).click()
      await page.locator('.result-table tbody tr').first().waitFor()
      expect(await page.locator('.result-table tbody tr').count()).toBe(200)
      await page.goto(`${large.url}#query=MATCH%20%28i%3AIsland%29%20RETURN%20i%20LIMIT%20300`)
      await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(300)
      // As many as are drawn are laid out in a worker: it says how far it is, and is ended by whatever is asked next.
      const laying = (): number =>
        page.workers().filter((worker) => worker.url().includes('spread-worker')).length
      await openViewer(page, large.url)
      const ask = (): Promise<void> =>
        page.evaluate(() => {
          const text = 'MATCH (i:Island)-[l:LIES_OFF]->(c) RETURN i, l, c LIMIT 2400'
          location.hash = `query=${encodeURIComponent(text)}`
        })
      await ask()
      await notice.locator('progress').waitFor()
      expect(await notice.textContent()).toContain('Finding places for 2,401 nodes')
      expect(laying()).toBe(1)
      await page.getByRole('button', { name: 'Lights', exact: true }).click()
      await expect.poll(() => drawnKeys(page, 'node')).toContain('light:norsk')
      // Chromium lets a busy worker have two more seconds.
      await expect.poll(laying, { timeout: 15_000 }).toBe(0)
      await ask()
      await expect.poll(async () => (await drawnKeys(page, 'node')).length, { timeout: 60_000 }).toBe(1_500)
      expect(await notice.count()).toBe(0)
    } finally {
      await large.stop()
      rmSync(folder, { recursive: true })
    }
  }, 120_000)
})
