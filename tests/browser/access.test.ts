import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../helpers/share.ts'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { openViewer } from './set-up/served.ts'
import { serveSubjects, subjects, type ServedSubjects } from './set-up/subjects.ts'

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

/** What is too small for a finger: less than 44 pixels high or wide, where it stands by itself. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, summary, input[type="file"]')]
      .filter((element) => element.checkVisibility() && element.closest('.mirror') === null)
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
      .map(({ element, box }) => `${element.className} ${element.textContent} ${box.width} ${box.height}`),
  )
}

describeInBrowser('access', ({ newPage }) => {
  test.each(share(subjects, 2))(
    'axe finds nothing serious on $name, in light and dark, wide and narrow, in any panel',
    async (subject) => {
      const { question, evidence, console: editor } = subject
      const query = `MATCH (c:${editor.label} {name: 'x'}) WHERE c.count > 1 AND toUpper(c.name) = $x RETURN c // all colours`
      const views = [
        '',
        `selected=${encodeURIComponent(evidence.selected)}`,
        'panel=filters',
        'panel=history',
        'document=',
        'sheet=yes',
        `question=${question.id}&results=table`,
        'view=everything',
        `query=${encodeURIComponent(query)}`,
      ]
      const cases = [
        { engine: 'server', options: {}, shown: views },
        { engine: 'page', options: { dark: true }, shown: views },
        // What is a sheet there.
        { engine: 'server', options: { width: 1024, height: 768, dark: true }, shown: [views[1], views[5]] },
        {
          engine: 'page',
          options: { width: 390, height: 844, touch: true },
          shown: [views[0], views[1], views[2], views[5], views[6]],
        },
      ]
      for (const { engine, options, shown } of cases) {
        const page = await newPage(options)
        for (const fragment of shown) {
          await openViewer(page, served.url(subject), `${fragment}&engine=${engine}`)
          expect(await seriousProblems(page), `${JSON.stringify(options)} ${fragment}`).toEqual([])
          if (options.touch) expect(await smallTargets(page), fragment).toEqual([])
          const write = page.getByRole('button', { name: 'Write Cypher' })
          if (fragment === '' && (await write.isVisible())) {
            await write.click()
            await page.locator('.cm-content').waitFor()
            expect(await seriousProblems(page), 'the console as a sheet').toEqual([])
            expect(await smallTargets(page), 'the console as a sheet').toEqual([])
          }
        }
      }
      // It would find what is wrong.
      const page = await newPage()
      await openViewer(page, served.url(subject))
      await page.evaluate(() => document.body.append(document.createElement('button')))
      expect(await seriousProblems(page)).toEqual([expect.stringContaining('button-name')])
    },
    240_000,
  )
})
