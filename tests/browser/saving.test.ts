import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { root } from '../helpers/shared.ts'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-saving-page-'))
const folder = join(scratch, 'lights')
const view = (name: string): string => join(folder, 'views', `${name}.yaml`)
let served: Served
let bundled: Served

beforeAll(async () => {
  cpSync(join(root, 'tests/fixtures/lighthouses'), folder, { recursive: true })
  writeFileSync(
    view('of-before'),
    'title: Of before\nquestion: What was there?\norder: 99\npicture: MATCH (n:Lighthouse) RETURN n\n' +
      'layout: { kind: force }\nstate: { v: 1, graph: 0123456789ab, added: [light:lost] }\n',
  )
  ;[served, bundled] = await Promise.all([serveGraph(folder), serveGraph()])
}, 60_000)
afterAll(async () => {
  await Promise.all([served.stop(), bundled.stop()])
  rmSync(scratch, { recursive: true })
})

/** What is drawn, by kind. */
const drawn = async (page: Page) => ({
  nodes: (await drawnKeys(page, 'node')).toSorted(),
  lines: (await drawnKeys(page, 'line')).toSorted(),
})
const canvas = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector<HTMLElement>('.canvas')?.dataset['labels'])
const hash = (page: Page): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash))
const dialog = (page: Page) => page.locator('dialog.save-dialog')

async function saveView(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await dialog(page).waitFor()
}

describeInBrowser('saving', ({ newPage }) => {
  const sizes = [
    [1440, 900, false],
    [390, 844, true],
  ] as const
  test.each(share(sizes, 2))(
    'a view, at %i pixels: its tab shows the same picture after a reload',
    async (width, height, dark) => {
      const page = await newPage({ width, height, dark })
      await openViewer(
        page,
        served.url,
        'view=everything&expanded=light:norsk&without-type=SIGNALS_TO&moved=40+60+eng:ada-lund&camera=0.5+0.5+1.2&caption-Engineer=id',
      )
      const before = await drawn(page)
      await saveView(page)
      const title = `As I see it ${width}`
      await page.getByLabel('Title, on its tab').fill(title)
      await page.getByLabel('Question that it answers').fill('What do I see?')
      expect(await page.getByLabel('Name of its file in views/').inputValue()).toBe(`as-i-see-it-${width}`)
      await expect.poll(() => page.getByRole('button', { name: 'Save in lights' }).isEnabled()).toBe(true)
      await screenshot(page, `save-view-${width}`)
      expect(await seriousProblems(page)).toEqual([])
      await page.getByRole('button', { name: 'Save in lights' }).click()
      await dialog(page).waitFor({ state: 'detached' })
      await ready(page)
      await expect
        .poll(() => hash(page))
        .toMatch(new RegExp(`^#view=as-i-see-it-${width}&v=1&graph=[0-9a-f]{12}$`))
      const picture = await canvas(page)
      expect(await drawn(page)).toEqual(before)
      const text = readFileSync(view(`as-i-see-it-${width}`), 'utf8')
      expect(text).toMatch(/^order: \d+$/m)
      expect(text).toContain(
        '  expanded: [ light:norsk ]\n  moved:\n    - { key: eng:ada-lund, x: 40, y: 60 }\n',
      )
      await page.goto('about:blank')
      await openViewer(page, served.url)
      expect(await page.locator('.tab[aria-current]').textContent()).toBe('Lights')
      await page.getByRole('button', { name: title }).click()
      await ready(page)
      expect(await drawn(page)).toEqual(before)
      await expect.poll(() => canvas(page)).toBe(picture)
      await expect.poll(() => hash(page)).toMatch(new RegExp(`^#view=as-i-see-it-${width}&v=1&graph=`))
      await screenshot(page, `saved-view-${width}`)
    },
  )

  test('a query: it is among the questions, and in the folder', async () => {
    const page = await newPage()
    await openViewer(
      page,
      served.url,
      `query=${encodeURIComponent('MATCH (l:Lighthouse)\nRETURN l.name AS light')}`,
    )
    await page.getByRole('button', { name: 'Save query' }).click()
    await dialog(page).waitFor()
    await page.getByLabel('Title, in the list of questions').fill('All lights')
    await page.getByLabel('Question that it answers').fill('Which lights are there?')
    await page.getByLabel('What it asks about').selectOption('gaps')
    await screenshot(page, 'save-query')
    expect(await seriousProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Save in lights' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    expect(readFileSync(join(folder, 'queries/all-lights.cypher'), 'utf8')).toBe(
      '/*\ntitle: All lights\nquestion: Which lights are there?\nkind: gaps\n*/\n' +
        '// records\nMATCH (l:Lighthouse)\nRETURN l.name AS light\n',
    )
    for (const again of [false, true]) {
      if (again) await openViewer(page, served.url)
      await page.getByLabel('All questions').selectOption('all-lights')
      await ready(page)
      expect(await page.locator('.question-text').textContent()).toBe('Which lights are there?')
      expect(await page.locator('.results').textContent()).toContain('Norsk Light')
    }
  })

  test('over a view that is there: comments and order stay, and what was changed meanwhile is not lost', async () => {
    const page = await newPage({ expected: /409/ })
    const before = `# Mine.\n${readFileSync(view('everything'), 'utf8')}# The end.\n`
    writeFileSync(view('everything'), before)
    await openViewer(page, served.url, 'view=everything&removed=coast%3Askerry')
    await saveView(page)
    await page.getByLabel('Title, on its tab').fill('Everything')
    await page.getByRole('button', { name: 'Save in lights' }).waitFor()
    await page.getByText('is there and would be changed').waitFor()
    expect((await page.locator('.save-file ins').allTextContents()).map((line) => line.trim())).toEqual([
      'state:',
      'v: 1',
      expect.stringMatching(/^graph: "?[0-9a-f]{12}"?$/),
      'removed: [ coast:skerry ]',
    ])
    await screenshot(page, 'save-view-over')
    // Somebody writes it before the reader is done.
    writeFileSync(view('everything'), `${before}# And more.\n`)
    await page.getByRole('button', { name: 'Save in lights' }).click()
    await page.getByText('views/everything.yaml has been changed meanwhile.').waitFor()
    await screenshot(page, 'save-view-refused')
    expect(readFileSync(view('everything'), 'utf8')).toBe(`${before}# And more.\n`)
    await page.locator('.save-file pre', { hasText: '# And more.' }).waitFor()
    await page.getByRole('button', { name: 'Save in lights' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    const text = readFileSync(view('everything'), 'utf8')
    expect(text.replace(/^state:.*\n(?: .*\n)*/m, '')).toBe(`${before}# And more.\n`)
    expect(text).toContain('coast:skerry')
    await ready(page)
    expect(await drawnKeys(page, 'node')).not.toContain('coast:skerry')
  })

  test('over a file that cannot be read it is downloaded, and the page says that it was not compared', async () => {
    const page = await newPage({ expected: /ERR_FAILED|502/ })
    let isLost = true
    await page.route('**/api/saving/file', (route) =>
      isLost
        ? route.abort()
        : route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
    )
    await openViewer(page, served.url, 'view=everything&removed=coast%3Askerry')
    await saveView(page)
    const title = page.getByLabel('Title, on its tab')
    await title.fill('Everything')
    await page.getByText('views/everything.yaml is there and could not be compared.').waitFor()
    expect(await page.locator('.save-refused').textContent()).toContain('The server does not answer.')
    expect(await page.getByRole('button', { name: 'Save in lights' }).isDisabled()).toBe(true)
    await screenshot(page, 'save-view-uncompared')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('everything.yaml')
    isLost = false
    await title.fill('Lights')
    await page.getByText('views/lights.yaml is there and could not be compared.').waitFor()
    expect(await page.locator('.save-refused').textContent()).toBe(
      'What answers with status 502 is not Silkgraph, or its answer was cut short. ' +
        'Download the file, or look at what stands between the page and its server.',
    )
    // With a name that no file has there is nothing to compare.
    await title.fill('Lights 2')
    await page.getByText('views/lights-2.yaml would be:').waitFor()
    expect(await page.locator('.save-refused').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Save in lights' }).isEnabled()).toBe(true)
  })

  test('the failure of an earlier request says nothing of a later name', async () => {
    const page = await newPage({ expected: /ERR_FAILED/ })
    let fail = (): Promise<void> => Promise.resolve()
    const asked = new Promise<void>((resolve) => {
      void page.route('**/api/saving/file', (route) => {
        fail = () => route.abort()
        resolve()
      })
    })
    await openViewer(page, served.url, 'view=everything')
    await saveView(page)
    await page.getByLabel('Title, on its tab').fill('Everything')
    await asked
    await page.getByLabel('Title, on its tab').fill('Everything else')
    const failed = page.waitForEvent('requestfailed')
    await fail()
    await failed
    await page.getByText('views/everything-else.yaml would be:').waitFor()
    expect(await page.locator('.save-refused').count()).toBe(0)
  })

  test('the bundled graph gives a file to download, and its server writes nothing', async () => {
    const page = await newPage()
    await openViewer(page, bundled.url, 'view=overview&expanded=org%3Atencent')
    await saveView(page)
    expect(await page.getByLabel('Title, on its tab').inputValue()).toBe('Overview 2')
    await page.getByText('This server does not save here').waitFor()
    expect(await page.getByRole('button', { name: /^Save in/ }).count()).toBe(0)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('overview-2.yaml')
    const text = readFileSync(await file.path(), 'utf8')
    expect(text).toContain('title: Overview 2\n')
    expect(text).toContain('expanded: [ org:tencent ]')
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
  })

  test('a long link offers it', async () => {
    const page = await newPage({ width: 390, height: 844 })
    const added = Array.from({ length: 120 }, (_, at) => `&removed=nothing-of-this-name-${at}`).join('')
    await openViewer(page, served.url, `view=everything${added}`)
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByText('It is so long that some programs cut it off').waitFor()
    await screenshot(page, 'long-link')
    await page.locator('.page-notice').getByRole('button', { name: 'Save view' }).click()
    await expect.poll(() => dialog(page).count()).toBe(1)
  })
})

describeInBrowser('a link of another version of the graph', ({ newPage }) => {
  test.each(share([false, true], 2))(
    'says what is gone and shows the rest, in the dark: %s',
    async (dark) => {
      const page = await newPage({ dark })
      await openViewer(
        page,
        served.url,
        'view=lost&added=light%3Anorsk&added=light%3Alost&expanded=eng%3Alost&moved=1+2+eng%3Alost&v=1&graph=0123456789ab',
      )
      await page
        .getByText(
          'This picture was made of another version of the graph. Missing: the view lost, eng:lost and light:lost. The rest is shown.',
        )
        .waitFor()
      expect(await page.locator('.tab[aria-current]').textContent()).toBe('Lights')
      expect(await drawnKeys(page, 'node')).toContain('light:norsk')
      await screenshot(page, `link-news-${dark ? 'dark' : 'light'}`)
      await page.locator('.page-notice').getByRole('button', { name: 'Close' }).click()
      expect(await page.locator('.page-notice').count()).toBe(0)
    },
  )

  test('whose own words do not say which is told by the view that it shows, each time that is opened', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=of-before&v=1')
    const said =
      'This picture was made of another version of the graph. Missing: light:lost. The rest is shown.'
    for (const again of [false, true]) {
      if (again) await page.getByRole('button', { name: 'Of before' }).click()
      await page.getByText(said).waitFor()
      await page.locator('.page-notice').getByRole('button', { name: 'Close' }).click()
      expect(await page.locator('.page-notice').count()).toBe(0)
    }
  })

  test('says nothing of a claim and a relationship that the graph has and does not draw', async () => {
    const page = await newPage()
    const query = encodeURIComponent('MATCH (n:Technology) RETURN n LIMIT 3')
    await openViewer(page, bundled.url, `query=${query}&selected=claim:C001&selected=org:lost&v=1`)
    await page.locator('.page-notice').waitFor()
    expect(await page.locator('.page-notice').textContent()).toContain(
      'The graph does not have all that this picture names. Missing: org:lost. The rest is shown.',
    )
  })

  test('or of a newer version of Silkgraph says so', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=everything&v=2&shape=round')
    const said = 'This link was made by a newer version of Silkgraph; it also says shape, which is not shown.'
    await expect.poll(() => page.getByText(said).count()).toBe(1)
  })

  test('and one of before says nothing', async () => {
    const page = await newPage()
    await openViewer(page, served.url, 'view=everything&expanded=light%3Anorsk&selected=light%3Anorsk')
    await expect.poll(() => hash(page)).toMatch(/&v=1&graph=[0-9a-f]{12}$/)
    expect(await page.locator('.page-notice').count()).toBe(0)
  })
})
