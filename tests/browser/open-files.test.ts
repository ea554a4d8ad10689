import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { root, sharedPath } from '../helpers/shared.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drop } from './set-up/drop.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

const graphs = sharedPath('graphs')
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-drop-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const gexf = `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected"><nodes>
<node id="0" label="Ada"><viz:position x="0" y="0"/><viz:size value="20"/><viz:color r="200" g="30" b="30"/></node>
<node id="1" label="Bob"><viz:position x="100" y="50"/><viz:size value="10"/><viz:color r="30" g="30" b="200"/></node>
</nodes><edges><edge id="0" source="0" target="1" start="2001"/></edges></graph></gexf>`

describeInBrowser('files that the reader opens', ({ newPage }) => {
  let served: Served | undefined
  beforeAll(async () => {
    served = await serveGraph()
  }, 30_000)
  afterAll(async () => served?.stop())
  const url = (): string => served?.url ?? ''
  const shot = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: join(root, 'tests/browser/screenshots', `open-${name}.png`) })

  const sizes = [
    { width: 390, height: 844, dark: true },
    { width: 1440, height: 900, dark: false },
  ]
  test.each(share(sizes, 2))(
    'are dropped, told, drawn as in the file, and taken away again at $width',
    { timeout: 60_000 },
    async (size) => {
      const page = await newPage(size)
      await openViewer(page, url())
      const before = await page.title()
      await drop(page, [{ name: 'friends.gexf', text: gexf }])
      const dialog = page.getByRole('dialog', { name: 'Open files' })
      await dialog.waitFor()
      expect(await dialog.textContent()).toContain('nothing of them is sent anywhere')
      await shot(page, `asked-${size.width}`)
      await dialog.getByRole('button', { name: 'Open', exact: true }).click()
      await dialog.getByText('friends.gexf (GEXF): 2 nodes and 1 relationship.').waitFor()
      expect(await dialog.textContent()).toMatch(/Not kept as it was: .*\(line 5\)/)
      await shot(page, `told-${size.width}`)
      await dialog.getByRole('button', { name: 'Show the graph' }).click()
      await ready(page)
      expect(await page.title()).toBe('friends.gexf · Silkgraph')
      expect(
        await page.getByRole('tab', { name: 'As in the file' }).or(page.getByText('As in the file')).count(),
      ).toBeGreaterThan(0)
      await shot(page, `drawn-${size.width}`)
      await page.getByRole('button', { name: 'Undo' }).click()
      await ready(page)
      expect(await page.title()).toBe(before)
      // What was taken away is done again as it was, and can be asked.
      await page.keyboard.press('Control+Shift+z')
      await ready(page)
      expect(await page.title()).toBe('friends.gexf · Silkgraph')
      await expect.poll(() => drawnKeys(page, 'node').then(({ length }) => length)).toBe(2)
      await page.getByRole('button', { name: 'Undo' }).click()
      await ready(page)
      expect(await page.title()).toBe(before)
      expect(await page.evaluate(() => localStorage.getItem('silkgraph.recent'))).toBe('["friends.gexf"]')
    },
  )

  test('are chosen by keyboard, asked in Cypher and exported', { timeout: 60_000 }, async () => {
    const page = await newPage()
    await openViewer(page, url())
    const file = join(scratch, 'people.csv')
    writeFileSync(file, 'id,labels,name\na,Person,Ada\nb,Person,Bob\n')
    const edges = join(scratch, 'knows.csv')
    writeFileSync(edges, 'start,type,end\na,KNOWS,b\n')
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+o')
    await (await chooser).setFiles([file, edges])
    await page.getByRole('dialog', { name: 'Open files' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.title.startsWith('people.csv'))
    await ready(page)
    expect(new URL(page.url()).hash).not.toContain('people')
    await page.keyboard.press('/')
    await page.keyboard.type('Ada')
    await page.keyboard.press('Enter')
    await page.getByText('Read from').first().waitFor()
    expect(await page.locator('.side').textContent()).toMatch(/Read from .*people\.csv.*, line 2/)
    await shot(page, 'panel')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /GraphML/ }).click()
    const saved = await (await download).path()
    expect(readFileSync(saved, 'utf8')).toContain('people.csv')
  })

  test('go together with the graph that is shown, joined by a property', { timeout: 60_000 }, async () => {
    const page = await newPage()
    await openViewer(page, url())
    await drop(page, [{ name: 'capital.csv', text: 'id,labels,name,listed\nx,Company,Alibaba Cloud,yes\n' }])
    const dialog = page.getByRole('dialog', { name: 'Open files' })
    await dialog.getByLabel('Together with it').check()
    await dialog.getByLabel('Property by which nodes meet').fill('name')
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await dialog.getByText('1 node meets one that was there, by name.').waitFor()
    await dialog.getByRole('button', { name: 'Show the graph' }).click()
    await ready(page)
    expect(await page.title()).toContain('capital.csv')
    await shot(page, 'joined')
  })

  test('that are broken are told with file and line, and nothing changes', { timeout: 60_000 }, async () => {
    const page = await newPage()
    await openViewer(page, url())
    const before = await page.title()
    await drop(page, [{ name: 'cut.gexf', text: gexf.slice(0, 400) }])
    const dialog = page.getByRole('dialog', { name: 'Open files' })
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    expect(await dialog.textContent()).toMatch(/cut\.gexf, line \d+: .*Nothing was opened\./)
    await shot(page, 'broken')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.title()).toBe(before)
  })

  test
    .skipIf(graphs === undefined)
    .each([
      'arctic.gexf',
      'miserables.graphml',
      'tinkerpop-modern.graphml',
      'mixed_multigraph.graphml',
      'v1_3.gexf',
    ])('%s of another program is drawn', { timeout: 60_000 }, async (name) => {
    const page = await newPage()
    await openViewer(page, url())
    await drop(page, [{ name, text: readFileSync(join(graphs ?? '', name), 'utf8') }])
    const dialog = page.getByRole('dialog', { name: 'Open files' })
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    const show = dialog.getByRole('button', { name: 'Show the graph' })
    await page.waitForFunction(
      () => document.querySelector('dialog') === null || document.body.innerText.includes('Show the graph'),
    )
    if ((await dialog.count()) > 0) await show.click()
    await ready(page)
    expect(await page.title()).toBe(`${name} · Silkgraph`)
    await shot(page, name.replace(/\W/g, '-'))
  })
})
