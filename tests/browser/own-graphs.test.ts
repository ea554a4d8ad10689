import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { root, sharedPath } from '../helpers/shared.ts'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drop } from './set-up/drop.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

const shot = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(root, 'tests/browser/screenshots', `own-${name}.png`) })

const crew = {
  name: 'crew.csv',
  text: 'id,labels,name,home\na,Sailor,Ada Lund,Port of Sund\nb,Sailor,Bo,Vik\ns,Ship,Fram,Oslo\n',
}
const joins = { name: 'joins.csv', text: 'source,target,type\na,s,SAILS\nb,s,SAILS\na,b,KNOWS\n' }

/** Drops files and opens them, each question answered as it is put. */
async function opens(page: Page, files: Parameters<typeof drop>[1], together = false): Promise<void> {
  await drop(page, files)
  const dialog = page.getByRole('dialog', { name: 'Open files' })
  if (together) await dialog.getByLabel('Together with it').check()
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await page.waitForFunction((name) => document.title.includes(name), files[0].name)
  await ready(page)
}

describeInBrowser('graphs of the reader', ({ newPage }) => {
  let served: Served | undefined
  beforeAll(async () => {
    served = await serveGraph()
  }, 30_000)
  afterAll(async () => served?.stop())
  const headline = (page: Page): Promise<string> => page.locator('h1.sentence').innerText()

  const sizes = [
    { width: 1024, height: 768, dark: true },
    { width: 1440, height: 900, dark: false },
    { width: 390, height: 844, dark: false },
  ]
  test.each(share(sizes, 3))(
    'that are small are shown whole, and counted aloud, at $width',
    { timeout: 90_000 },
    async (size) => {
      const page = await newPage(size)
      await openViewer(page, served?.url ?? '')
      await opens(page, [crew, joins])
      await page
        .getByRole('status')
        .filter({ hasText: 'The graph has 3 nodes of 2 labels and 3 relationships of 2 types.' })
        .waitFor()
      expect(await headline(page)).toBe('3 nodes and 3 relationships.')
      await shot(page, `small-${size.width}-${size.dark ? 'dark' : 'light'}`)
      expect(await seriousProblems(page)).toEqual([])
      await page.getByRole('button', { name: 'Schema', exact: true }).click()
      await ready(page)
      expect(await headline(page)).toBe('3 nodes of 2 labels and 3 relationships of 2 types.')
      await shot(page, `schema-${size.width}-${size.dark ? 'dark' : 'light'}`)
    },
  )

  test(
    'are searched by texts that are not names, with the property that has them',
    { timeout: 60_000 },
    async () => {
      const page = await newPage(undefined)
      await openViewer(page, served?.url ?? '')
      await opens(page, [crew, joins])
      await page.getByLabel('Search', { exact: true }).fill('sund')
      const option = page.getByRole('option').first()
      await option.waitFor()
      expect(await option.innerText()).toMatch(/Ada Lund\s+Sailor · home: Port of Sund/)
      await shot(page, 'search')
      await page.getByLabel('Search', { exact: true }).fill('')
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await page.getByRole('menuitem').first().waitFor()
      const formats = await page.getByRole('menuitem').allInnerTexts()
      expect(formats.filter((words) => /^two CSV files: nodes, relationships$/i.test(words))).toHaveLength(1)
      expect(formats.filter((words) => /claim/i.test(words))).toEqual([])
    },
  )

  test(
    'together with another graph are first shown with it, by the kinds of both',
    { timeout: 60_000 },
    async () => {
      const page = await newPage(undefined)
      await openViewer(page, served?.url ?? '')
      await opens(page, [crew, joins], true)
      expect(await headline(page)).toMatch(
        /nodes of \d+ labels and [\d,]+ relationships of \d+ types\.$|labels and .* of relationships, in a graph of/,
      )
      const keys = await drawnKeys(page, 'node')
      for (const label of ['Sailor', 'Company'])
        expect(
          keys.some((key) => key.includes(label)),
          label,
        ).toBe(true)
      // A mark that is hidden stands for many.
      await page.getByText(/\d{2,} claims/).waitFor()
      await shot(page, 'together')
    },
  )

  const routes = ['nodes', 'edges'].map((name) => sharedPath(`graphs/air-routes-${name}.csv`))
  test.skipIf(routes.includes(undefined))(
    'of 57,645 relationships open by drop, with their counts and a picture of their kinds',
    { timeout: 120_000 },
    async () => {
      const page = await newPage(undefined)
      await openViewer(page, served?.url ?? '')
      const files = routes.map((path = '') => ({
        name: path.replace(/^.*\//, ''),
        text: readFileSync(path, 'utf8'),
      }))
      await drop(page, files)
      const begun = performance.now()
      await page
        .getByRole('dialog', { name: 'Open files' })
        .getByRole('button', { name: 'Open', exact: true })
        .click()
      await page.waitForFunction(() => document.title.includes('air-routes'))
      await ready(page)
      process.stdout.write(`Air routes: first picture after ${Math.round(performance.now() - begun)} ms\n`)
      expect(await headline(page)).toBe('3,749 nodes of 4 labels and 57,645 relationships of 2 types.')
      const [marks, lines] = [await drawnKeys(page, 'node'), await drawnKeys(page, 'line')]
      process.stdout.write(`Air routes: ${marks.length} marks and ${lines.length} lines drawn\n`)
      expect(marks).toHaveLength(4)
      // From continents and countries to airports, and from airport to airport.
      expect(lines).toHaveLength(3)
      await shot(page, 'air-routes')
      await page.getByRole('button', { name: 'Everything', exact: true }).click()
      await ready(page)
      expect(await headline(page)).toBe('547 of 3,749 nodes and 1,999 of 57,645 relationships.')
      expect(await drawnKeys(page, 'node')).toHaveLength(547)
      await page.getByLabel('Search', { exact: true }).fill('heathrow')
      await page
        .getByRole('option', { name: /Heathrow/ })
        .first()
        .waitFor()
    },
  )
})

describeInBrowser('a graph folder with what files say', ({ newPage }) => {
  let folder = ''
  let served: Served | undefined
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'silkgraph-imported-'))
    cpSync(join(root, 'tests/fixtures/lighthouses'), folder, { recursive: true })
    mkdirSync(join(folder, 'imported'), { recursive: true })
    const lines = [
      { import: { files: ['crew.csv'] } },
      { node: { id: 'a', labels: ['Sailor'], properties: { id: 'a', name: 'Cai Storm' } } },
      { node: { id: 'b', labels: ['Sailor'], properties: { id: 'b', name: 'Bo Vik' } } },
      { relationship: { type: 'SAILS_WITH', start: 'a', end: 'b' } },
    ]
    writeFileSync(
      join(folder, 'imported/crew.ndjson'),
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
    )
    served = await serveGraph(folder)
  }, 30_000)
  afterAll(async () => {
    await served?.stop()
    rmSync(folder, { recursive: true })
  })

  test(
    'opens, and its panel shows the file and line of an imported element',
    { timeout: 60_000 },
    async () => {
      const page = await newPage(undefined)
      await openViewer(page, served?.url ?? '')
      await page.getByLabel('Search', { exact: true }).fill('cai storm')
      await page
        .getByRole('option', { name: /Cai Storm/ })
        .first()
        .click()
      const told = await page.locator('.panel-imported').innerText()
      expect(told).toMatch(/^Read from .?imported\/crew\.ndjson.?, line 2\./)
      await shot(page, 'imported')
    },
  )
})
