import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadedWriters, writtenText } from '../../helpers/writers.ts'
import { describeInBrowser, screenshot } from '../set-up/browser.ts'
import { drawnKeys, openViewer, ready } from '../set-up/served.ts'
import {
  askedJourneys,
  journeys,
  serveSubjects,
  type ServedSubjects,
  withBothEngines,
} from '../set-up/subjects.ts'

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
  })

  describe.each(askedJourneys)('$subject.name, the engine in the $engine', ({ subject, engine }) => {
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
        [`MATCH (c:${label.slice(0, 3)}`, label],
        [`MATCH (c:${label} {${key.slice(0, 3)}`, key],
        ...(parameter === undefined ? [] : [[`RETURN $${parameter.slice(0, 3)}`, parameter] as const]),
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
      await page.locator('.empty', { hasText: 'Nothing in the graph matches.' }).waitFor()
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
      const { view, group, option, holds, without } = subject.export
      const opened = view === undefined ? '' : `view=${view}&`
      await openViewer(page, served.url(subject), `${opened}engine=${engine}`)
      const all = (await drawnKeys(page, 'line')).length
      await page.getByRole('button', { name: 'Filters' }).click()
      await page.getByRole('group', { name: group }).getByRole('checkbox', { name: option }).uncheck()
      await expect.poll(async () => (await drawnKeys(page, 'line')).length).toBeLessThan(all)
      const lines = await drawnKeys(page, 'line')
      const other = await newPage()
      await other.goto(await page.evaluate(() => location.href))
      await ready(other)
      expect(await drawnKeys(other, 'line')).toEqual(lines)
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem').first().waitFor()
      const offered = (await page.getByRole('menuitem').allTextContents()).map((text) => text.toLowerCase())
      await page.keyboard.press('Escape')
      const hasClaims = !loadedWriters.some(({ withoutClaims = '' }) =>
        offered.includes(withoutClaims.toLowerCase()),
      )
      const tables = hasClaims ? 3 : 2
      const files: Readonly<Record<string, number>> = { csv: tables, 'csv-excel': tables, 'csv-gephi': 2 }
      // Each journey takes a third of the formats.
      const share = askedJourneys.findIndex((one) => one.subject === subject && one.engine === engine)
      const taken = loadedWriters.filter((_, at) => at % 3 === share % 3)
      for (const [at, writer] of taken.entries()) {
        const { id, withoutClaims = writer.description } = writer
        const description = hasClaims ? writer.description : withoutClaims
        const isOffered = offered.includes(description.toLowerCase())
        expect([description, isOffered]).toEqual([description, hasClaims || writer.isOfClaims !== true])
        if (!isOffered) continue
        // Chromium drops what a page downloads beyond ten files in a few seconds; the restored view exports the same.
        const from = at % 2 === 0 ? page : other
        const downloads: string[] = []
        from.on(
          'download',
          (download) =>
            void download.path().then((path) => downloads.push(writtenText(writer, readFileSync(path)))),
        )
        await from.getByRole('button', { name: 'Export' }).click()
        await from.getByRole('menuitem', { name: description, exact: true }).click()
        await expect.poll(() => downloads.length, { timeout: 5_000 }).toBe(files[id] ?? 1)
        const said = (await from.locator('.toast').textContent()) ?? ''
        for (const held of holds)
          if (!said.includes('left out'))
            expect(inWords(downloads.join('')), description).toContain(inWords(held))
        expect(downloads.join(''), description).not.toContain(without)
        from.removeAllListeners('download')
      }
      await page.getByRole('button', { name: 'Export' }).click()
      const [png] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: /PNG, twice/ }).click(),
      ])
      const bytes = readFileSync(await png.path())
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(bytes.length).toBeGreaterThan(20_000)
    })
  })

  describe.each(withBothEngines)('the engine in the $engine', ({ subject, engine }) => {
    test('a long query shows that it runs, is cancelled, and runs again; an old answer says that it is one', async () => {
      const page = await newPage()
      await page.addInitScript(() => {
        const left = { count: 0 }
        Object.assign(globalThis, { left })
        const { postMessage } = Worker.prototype
        Worker.prototype.postMessage = function (this: Worker, message: { readonly kind?: string }) {
          if (message.kind === 'cancel') left.count++
          postMessage.call(this, message)
        }
      })
      let hungUp = 0
      page.on('requestfailed', (request) => {
        if (request.url().endsWith('/api/query')) hungUp++
      })
      const left = async (): Promise<number> =>
        hungUp +
        (await page.evaluate(() => (globalThis as unknown as { left: { count: number } }).left.count))
      await openViewer(page, served.url(subject), `engine=${engine}`)
      const write = async (text: string): Promise<void> => {
        await page.locator('.cm-content').focus()
        await page.keyboard.press('Control+a')
        await page.keyboard.insertText(text)
        await page.keyboard.press('Escape')
      }
      const run = page.getByRole('button', { name: /^Run\b/ })
      const cancel = page.locator('.console').getByRole('button', { name: /^Cancel\b/ })
      const records = page.locator('.results-head [role="status"]')
      const cancelled = page.locator('.cancelled [role="status"]', { hasText: 'The query was cancelled.' })
      await write('MATCH (n) RETURN n LIMIT 1')
      await page.keyboard.press('Control+Enter')
      await expect.poll(() => records.textContent()).toMatch(/^1 record, [\d.]+ ms$/)
      await ready(page)
      await write('UNWIND range(1, 1000000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b) AS sum')
      await expect.poll(() => records.textContent()).toMatch(/^1 record, [\d.]+ ms, of the previous query$/)
      const before = await left()
      await run.click()
      await cancel.waitFor()
      expect(await page.locator('.console [role="status"]').textContent()).toBe(
        'The query is running. Escape cancels it.',
      )
      await page.locator('.console', { hasText: 'Running for 1 s' }).waitFor()
      await page.locator('.basis', { hasText: 'The page still shows the previous answer.' }).waitFor()
      await screenshot(page, `running-${subject.name}-${engine}`)
      await cancel.click()
      await cancelled.waitFor()
      await expect.poll(left).toBe(before + 1)
      expect(await records.textContent()).toMatch(/^1 record, [\d.]+ ms, of the previous query$/)
      await screenshot(page, `cancelled-${subject.name}-${engine}`)
      // The same text runs again, by its button and by its key, and Escape in the editor ends it as the button does.
      await run.click()
      await cancel.waitFor()
      await page.locator('.cm-content').focus()
      await page.keyboard.press('Escape')
      await cancelled.waitFor()
      await page.keyboard.press('Control+Enter')
      await cancel.waitFor()
      await cancel.focus()
      await page.keyboard.press('Escape')
      await cancelled.waitFor()
      await expect.poll(left).toBe(before + 3)
      // So does one that failed: its error goes and comes again.
      await write('UNWIND range(1, 600000) AS x RETURN x')
      await page.keyboard.press('Control+Enter')
      const failed = page.locator('.failure', { hasText: 'records' })
      await failed.waitFor()
      await failed.evaluate((one) => Object.assign(one, { id: 'first-failure' }))
      await run.click()
      await page.locator('.failure:not(#first-failure)', { hasText: 'records' }).waitFor()
      await write('MATCH (n) RETURN n LIMIT 2')
      await page.keyboard.press('Control+Enter')
      await expect.poll(() => records.textContent()).toMatch(/^2 records, [\d.]+ ms$/)
      expect(await page.locator('.picture[data-before]').count()).toBe(0)
    })
  })
})

/** A page to read has the names of types in words. */
function inWords(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ')
}
