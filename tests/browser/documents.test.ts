import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { root } from '../helpers/shared.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { openViewer, ready, serveGraph } from './set-up/served.ts'
import { serveSubjects, subjects, type ServedSubjects } from './set-up/subjects.ts'

const lighthouses = join(root, 'tests/fixtures/lighthouses')
const [bundled, small] = subjects
let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('documents', ({ newPage }) => {
  test('every claim of the document opens its subject and its object', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled), 'engine=page&document=')
    await page.locator('.document-passage').first().waitFor()
    const ids = await page.$$eval('.claim', (claims) =>
      claims.map((claim) => (claim as HTMLElement).dataset['claim'] ?? ''),
    )
    const claims = [...new Set(ids)]
    const stated = readFileSync(join(root, 'graph/claims/global-cloud-expansion.yaml'), 'utf8').match(
      /^ {2}- id: /gm,
    )
    expect(claims.length).toBe(stated?.length)
    const subjects = subjectsOfWords()
    for (const id of claims) {
      await page.locator(`.claim[data-claim="${id}"] .claim-gloss button`).first().click()
      await page.waitForSelector(`.claim[data-claim="${id}"][aria-current]`)
      expect(new URLSearchParams((await page.evaluate(() => location.hash)).slice(1)).get('selected')).toBe(
        // No line leads to an object in words: its subject is opened.
        subjects.get(id) ?? `claim:${id}`,
      )
    }
    await ready(page)
  }, 120_000)

  test('a copy of the document is checked on this machine, sentence by sentence', async () => {
    const page = await newPage()
    await openViewer(page, served.url(small), 'document=')
    await page.locator('.document-passage').first().waitFor()
    await page.setInputFiles('input[type=file]', join(root, 'tests/fixtures/gazette.txt'))
    expect(await page.locator('.document-result').textContent()).toBe(
      '6 sentences match, 0 moved, 0 changed, 0 missing.',
    )
    expect(await page.locator('.claim-sentence').count()).toBeGreaterThan(6)
    await screenshot(page, 'copy')
    const other = {
      name: 'other.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Another text. It says other things.'),
    }
    await page.setInputFiles('input[type=file]', other)
    expect(await page.locator('.document-drop ~ [role=alert]').textContent()).toBe(
      'This is not the document: none of its 6 cited sentences stand in your file.',
    )
    expect(await page.locator('.document-result, .claim-sentence').count()).toBe(0)
  })

  test('names that look like markup are text everywhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-markup-'))
    cpSync(lighthouses, folder, { recursive: true })
    const payload = '<img src=x onerror=alert(1)>'
    for (const [file, from] of [
      ['entities.yaml', 'Ada Lund, caption: Ada Lund'],
      ['ontology.yaml', 'title: Lighthouses of the Skerry coast'],
      ['ontology.yaml', 'phrase: builds'],
      ['claims/gazette.yaml', 'gloss: Ada Lund has begun a tower on the skerry.'],
      ['documents.yaml', 'title: A light for Norsk Skerry'],
      ['views/lights.yaml', 'title: Lights'],
    ] as const) {
      const text = readFileSync(join(folder, file), 'utf8')
      const key = from.slice(0, from.indexOf(':') + 1)
      const to = from.startsWith('Ada')
        ? `'${payload}', caption: '<img onerror=alert()>'`
        : `${key} '${payload}'`
      expect(text, file).toContain(from)
      writeFileSync(
        join(folder, file),
        text.replace(from, () => to),
      )
    }
    const odd = await serveGraph(folder)
    try {
      const page = await newPage()
      const dialogs: string[] = []
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      await openViewer(page, odd.url)
      expect(await page.locator('.brand-title').textContent()).toBe(payload)
      await page.locator('.mirror [data-key="eng:ada-lund"]').focus()
      await page.keyboard.press('Enter')
      await page.locator('.panel-group').first().waitFor()
      await page.locator('.panel-relationship summary').first().click()
      expect(await page.locator('.side').textContent()).toContain(payload)
      await page.keyboard.press('/')
      await page.keyboard.type('img')
      await page.locator('.search-item').first().waitFor()
      await page.goto(`${odd.url}#document=`)
      await page.locator('.document-passage').first().waitFor()
      expect(dialogs).toEqual([])
      expect(await page.locator('img').count()).toBe(0)
    } finally {
      await odd.stop()
      rmSync(folder, { recursive: true })
    }
  })
})

/** The subjects of the claims that say their object in words, by claim. */
function subjectsOfWords(): ReadonlyMap<string, string> {
  const result = readDataset(readGraphFolder(join(root, 'graph')))
  if (result.kind === 'errors') throw result.errors[0]
  return new Map(
    result.dataset.claims.flatMap(({ id, subject, objectText }) =>
      objectText === undefined ? [] : [[id, subject] as const],
    ),
  )
}
