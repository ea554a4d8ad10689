import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { root } from '../helpers/shared.ts'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drop } from './set-up/drop.ts'
import { openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

const investments = {
  name: 'investments.csv',
  text: 'investor,company,amount,when\nSequoia,Acme,10,2019-05-01\nAccel,Acme,5,2020-01-01\nSequoia,Initech,7,2021-02-03\n',
}
const projects = {
  name: 'projects.csv',
  text: 'project_id,title,country,funder,cost\n1,Dam,Kenya,EXIM,3\n2,Road,Kenya,CDB,4\n3,Port,Ghana,EXIM,\n4,Rail,Ghana,EXIM,9\n',
}
const people = { name: 'people.csv', text: 'id,labels,name\na,Person,Ada\nb,Person,Bob\n' }

/** What the console answers to a query, a record a line. */
async function ask(page: Page, query: string): Promise<string> {
  await page.locator('.cm-content').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(query)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  const first = page.locator('.result-table tbody tr').first()
  await first.waitFor()
  await ready(page)
  return (await page.locator('.result-table tbody').innerText()).trim()
}

describeInBrowser('tables that do not say what their columns are', ({ newPage }) => {
  let served: Served | undefined
  beforeAll(async () => {
    served = await serveGraph()
  }, 30_000)
  afterAll(async () => served?.stop())
  const opened = async (size: Parameters<typeof newPage>[0]): Promise<Page> => {
    const page = await newPage(size)
    await openViewer(page, served?.url ?? '')
    return page
  }
  const shot = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: join(root, 'tests/browser/screenshots', `tables-${name}.png`) })
  const asked = (page: Page) => page.getByRole('dialog', { name: 'What the tables are' })

  const sizes = [
    { width: 1440, height: 900, dark: false },
    { width: 1440, height: 900, dark: true },
    { width: 1024, height: 768, dark: false },
    { width: 390, height: 844, dark: true },
    { width: 390, height: 844, dark: false },
  ]
  test.each(share(sizes, 3))(
    'are asked about at $width, dark: $dark, and the preview follows',
    { timeout: 60_000 },
    async (size) => {
      const page = await opened(size)
      const name = `${size.width}-${size.dark ? 'dark' : 'light'}`
      await drop(page, [investments, projects])
      await page
        .getByRole('dialog', { name: 'Open files' })
        .getByRole('button', { name: 'Open', exact: true })
        .click()
      const dialog = asked(page)
      await dialog.getByText('12 nodes: 4 Project, 2 Investor, 2 Company, 2 Country, 2 Funder').waitFor()
      if (size.width > 600)
        for (const field of ['Label of what country names', 'Type of the relationship to what country names'])
          expect((await dialog.getByLabel(field).boundingBox())?.width).toBeGreaterThan(150)
      await shot(page, `asked-${name}`)
      expect(await seriousProblems(page)).toEqual([])
      const wide = await page.evaluate(() => {
        const { scrollWidth = 0, clientWidth = 0 } = document.querySelector('dialog') ?? {}
        return scrollWidth - clientWidth
      })
      expect(wide).toBeLessThanOrEqual(0)
      const table = dialog.getByRole('region', { name: 'projects.csv' })
      await table.getByLabel('What funder is').selectOption('a property')
      await dialog.getByText('7 relationships: 4 LOCATED_IN, 3 INVESTED_IN.').waitFor()
      await table.getByLabel('What country is', { exact: true }).selectOption('the id')
      await dialog.getByRole('alert').waitFor()
      expect(await dialog.getByRole('alert').innerText()).toContain(
        "Column country holds 'Kenya' twice, on lines 2 and 3.",
      )
      expect(await dialog.getByRole('button', { name: 'Open', exact: true }).isDisabled()).toBe(true)
      await dialog.getByRole('alert').scrollIntoViewIfNeeded()
      await shot(page, `refused-${name}`)
    },
  )

  test.each(share(sizes.slice(2), 3))(
    'open by the choice, which is downloaded and opens them again without asking, at $width',
    { timeout: 90_000 },
    async (size) => {
      const page = await opened(size)
      const before = await page.title()
      await drop(page, [investments])
      await page
        .getByRole('dialog', { name: 'Open files' })
        .getByRole('button', { name: 'Open', exact: true })
        .click()
      const dialog = asked(page)
      await dialog.getByLabel('Label of the end').fill('Firm')
      await dialog.getByText('4 nodes: 2 Investor, 2 Firm.').waitFor()
      const download = page.waitForEvent('download')
      await dialog.getByRole('button', { name: 'Download this choice' }).click()
      const saved = await download
      expect(saved.suggestedFilename()).toBe('investments.mapping.yaml')
      const mapping = readFileSync(await saved.path(), 'utf8')
      await dialog.getByLabel('Type', { exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.title.startsWith('investments.csv'))
      await ready(page)
      await shot(page, `opened-${size.width}`)
      const query =
        'MATCH (i:Investor)-[r:INVESTED_IN]->(f:Firm) RETURN f.name, sum(r.amount), max(r.when).year ORDER BY f.name'
      if (size.width > 1000)
        expect((await ask(page, query)).split(/\s+/)).toEqual(['Acme', '15', '2020', 'Initech', '7', '2021'])
      await page.keyboard.press('Escape')
      await page.reload()
      await ready(page)
      await drop(page, [investments, { name: 'investments.mapping.yaml', text: mapping }])
      await page
        .getByRole('dialog', { name: 'Open files' })
        .getByRole('button', { name: 'Open', exact: true })
        .click()
      await page.waitForFunction(() => document.title === 'investments.csv · Silkgraph')
      await ready(page)
      if (size.width > 1000) expect(await ask(page, 'MATCH (f:Firm) RETURN count(f)')).toBe('2')
      await page.keyboard.press('Escape')
      // What was asked in Cypher is taken back first.
      for (let undone = size.width > 1000 ? 2 : 1; undone > 0; undone--) {
        await page.getByRole('button', { name: 'Undo' }).click()
        await ready(page)
      }
      expect(await page.title()).toBe(before)
    },
  )

  test.each(share(sizes, 3))(
    'show the type of each column, which can be changed, at $width',
    { timeout: 90_000 },
    async (size) => {
      const page = await opened(size)
      await drop(page, [
        {
          name: 'goods.csv',
          text: 'code;title;price;size;sold\na;Lamp;1,5;1;2020-01-01\nb;Lens;12,5;2,5;\n',
        },
      ])
      await page.keyboard.press('Enter')
      const dialog = asked(page)
      const typeOf = (column: string) => dialog.getByLabel(`Type of ${column}`)
      const shown = (column: string): Promise<string> =>
        typeOf(column).evaluate((select) => (select as HTMLSelectElement).selectedOptions[0].text)
      await typeOf('price').waitFor()
      expect(await Promise.all(['price', 'size', 'sold'].map(shown))).toEqual([
        'float, as 1,5 (guessed)',
        'float, as 1,5 (guessed)',
        'date (guessed)',
      ])
      await dialog.getByText('by 2,5 on line 3').waitFor()
      await typeOf('size').selectOption('text')
      await shot(page, `types-${size.width}-${size.dark ? 'dark' : 'light'}`)
      expect(await seriousProblems(page)).toEqual([])
      await typeOf('sold').selectOption('integer')
      await dialog.getByRole('alert').getByText('cannot be read as integer').waitFor()
      await typeOf('sold').selectOption('date (guessed)')
      const download = page.waitForEvent('download')
      await dialog.getByRole('button', { name: 'Download this choice' }).click()
      const mapping = readFileSync(await (await download).path(), 'utf8')
      expect(mapping).toContain('size: { of: "{size}", as: value, type: text }')
      await dialog.getByRole('button', { name: 'Open', exact: true }).click()
      await page.waitForFunction(() => document.title.startsWith('goods.csv'))
      if (size.width < 1000) return
      await ready(page)
      expect(await ask(page, 'MATCH (n) RETURN sum(n.price), collect(n.size)')).toBe('14.0\t["1", "2,5"]')
    },
  )

  test('of short rows and another encoding are opened as the reader says', { timeout: 90_000 }, async () => {
    const page = await opened(undefined)
    const text = [...new TextEncoder().encode('id;name;price\na;\u00e9;1\nb;'), 0xe9, 0x0a]
    await drop(page, [{ name: 'short.csv', text }])
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Open files' })
    await dialog.getByRole('alert').getByText('short.csv, line 3').waitFor()
    await dialog.getByLabel('Encoding of tables').selectOption('Windows-1252 (Latin-1)')
    await shot(page, 'encoding')
    expect(await seriousProblems(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Read again' }).click()
    await dialog.getByRole('alert').getByText('The row has 2 cells, but line 1 names 3 columns.').waitFor()
    await shot(page, 'short-row')
    await dialog.getByRole('button', { name: 'Read missing cells as empty' }).click()
    await dialog.getByText('1 row with fewer cells than columns').waitFor()
    await dialog.getByRole('button', { name: 'Show the graph' }).click()
    await page.waitForFunction(() => document.title.startsWith('short.csv'))
    await ready(page)
    expect(await ask(page, "MATCH (n {id: 'b'}) RETURN n.name, n.price")).toContain('\u00e9')
  })

  test('of a workbook have no encoding to ask for', { timeout: 60_000 }, async () => {
    const page = await opened(undefined)
    await drop(page, [{ name: 'book.xlsx', text: [0x50, 0x4b, 3, 4] }])
    const dialog = page.getByRole('dialog', { name: 'Open files' })
    await dialog.getByRole('button', { name: 'Choose what the columns are' }).waitFor()
    expect(await dialog.getByLabel('Encoding of tables').count()).toBe(0)
  })

  test('can be left by Escape, which changes nothing, and by Back', { timeout: 60_000 }, async () => {
    const page = await opened(undefined)
    const before = await page.title()
    await drop(page, [investments])
    await page.keyboard.press('Enter')
    const dialog = asked(page)
    await dialog.getByText('4 nodes').waitFor()
    const focused = await page.evaluate(() => document.activeElement?.parentElement?.innerText.trim())
    expect(focused).toBe('a relationship')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Fund')
    await dialog.getByText('4 nodes: 2 Fund, 2 Company.').waitFor()
    await dialog.getByRole('button', { name: 'Back' }).click()
    await page
      .getByRole('dialog', { name: 'Open files' })
      .getByRole('button', { name: 'Open', exact: true })
      .click()
    await dialog.getByText('4 nodes: 2 Fund, 2 Company.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.title()).toBe(before)
  })

  test('are guessed by their first rows where they are large, and told so', { timeout: 60_000 }, async () => {
    const page = await opened(undefined)
    const rows = Array.from({ length: 100_000 }, (_, at) => `c${at},Name ${at},City ${at % 50}`)
    await drop(page, [{ name: 'large.csv', text: `code,name,city\n${rows.join('\n')}\n` }])
    await page.keyboard.press('Enter')
    const dialog = asked(page)
    await dialog
      .getByText('Guessed and counted by the first 2,000 rows; all are read when you open it.')
      .waitFor()
    await dialog.getByText('2,050 nodes: 2,000 Large, 50 City.').waitFor()
    expect(await dialog.getByRole('button', { name: 'Open', exact: true }).isEnabled()).toBe(true)
  })

  test(
    'that say it themselves are opened at once, and are asked about where the reader wants it',
    { timeout: 60_000 },
    async () => {
      const page = await opened(undefined)
      await drop(page, [people])
      await page.getByRole('button', { name: 'Choose what the columns are' }).click()
      await asked(page).getByText('2 nodes: 2 Person.').waitFor()
      await page.keyboard.press('Escape')
      await drop(page, [people])
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.title.startsWith('people.csv'))
      expect(await page.getByRole('dialog').count()).toBe(0)
    },
  )

  test(
    'that say it themselves are not opened without the choice that was made',
    { timeout: 60_000 },
    async () => {
      const page = await opened(undefined)
      await drop(page, [people])
      await page.getByRole('button', { name: 'Choose what the columns are' }).click()
      const dialog = asked(page)
      await dialog.getByLabel('Label', { exact: true }).waitFor()
      await dialog.getByLabel('What labels is').selectOption('left out')
      await dialog.getByLabel('Label', { exact: true }).fill('Human')
      await dialog.getByText('2 nodes: 2 Human.').waitFor()
      await dialog.getByRole('button', { name: 'Back' }).click()
      await page
        .getByRole('dialog', { name: 'Open files' })
        .getByRole('button', { name: 'Open', exact: true })
        .click()
      await dialog.getByText('2 nodes: 2 Human.').waitFor()
      expect(await dialog.getByLabel('Label', { exact: true }).inputValue()).toBe('Human')
    },
  )

  test('are joined with another file, not with their own mapping', { timeout: 60_000 }, async () => {
    const page = await opened(undefined)
    await drop(page, [investments, { name: 'investments.mapping.yaml', text: 'entities: {}\n' }])
    const dialog = page.getByRole('dialog', { name: 'Open files' })
    await dialog.getByRole('button', { name: 'Open', exact: true }).waitFor()
    expect(await dialog.getByLabel('Property by which nodes meet').count()).toBe(0)
    await page.keyboard.press('Escape')
    // Tables are one graph together: their ids join them.
    await drop(page, [investments, projects])
    await dialog.getByText('projects.csv').waitFor()
    expect(await dialog.getByLabel('Property by which nodes meet').count()).toBe(0)
    await page.keyboard.press('Escape')
    await drop(page, [investments, { name: 'more.graphml', text: '<graphml><graph/></graphml>' }])
    await dialog.getByLabel('Property by which nodes meet').waitFor()
  })

  test('tell why what would come of them cannot be told', { timeout: 60_000 }, async () => {
    const page = await opened(undefined)
    await page.route(/\/preview-[^/]*\.js/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: "throw new Error('it is gone')" }),
    )
    await drop(page, [investments])
    await page.keyboard.press('Enter')
    await asked(page)
      .getByText('What would come of it cannot be told: A part of the page could not be loaded')
      .waitFor()
    expect(await asked(page).getByRole('button', { name: 'Open', exact: true }).isDisabled()).toBe(true)
  })
})
