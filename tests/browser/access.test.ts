import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { openViewer, ready } from './set-up/served.ts'
import { journeys, serveSubjects, subjects, type ServedSubjects } from './set-up/subjects.ts'

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
  }[]
}

/** What axe finds serious or worse, with where it is. */
async function seriousProblems(page: Page): Promise<readonly string[]> {
  // Handed over by the debugging protocol: the page's own policy would not let it in.
  await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'))
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    )
}

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
  test.each(subjects)(
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
          await page.waitForTimeout(150)
          expect(await seriousProblems(page), `${JSON.stringify(options)} ${fragment}`).toEqual([])
          if (options.touch) expect(await smallTargets(page), fragment).toEqual([])
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

  test.each(journeys)(
    'the keyboard alone reaches a claim of $subject.name and comes back, engine in the $engine',
    async ({ subject, engine }) => {
      const page = await newPage()
      await openViewer(page, served.url(subject), `engine=${engine}`)
      await page.keyboard.press('F6')
      const regions = new Set<string>()
      for (let press = 0; press < 6; press++) {
        regions.add(
          (await page.evaluate(
            () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
          )) ?? '',
        )
        await page.keyboard.press('F6')
      }
      expect([...regions].toSorted()).toEqual(['Panel', 'Picture', 'Questions and Cypher', 'SEARCH'])
      while ((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) !== 'Picture')
        await page.keyboard.press('F6')
      await page.keyboard.press('Tab')
      while (
        (await page.evaluate(() => (document.activeElement as HTMLElement).dataset['key'])) === undefined
      )
        await page.keyboard.press('Tab')
      const at = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['key'])
      const first = await at()
      await page.keyboard.press('ArrowDown')
      expect(await at()).not.toBe(first)
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['kind'])).toBe('line')
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['kind'])).toBe('node')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.side[data-panel="element"]')
      await page.keyboard.press('Escape')
      await page.waitForSelector('.side[data-panel="overview"]')
      await page.keyboard.press('Control+k')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search')
      await page.keyboard.type(subject.search.text)
      await page.locator('.search-item').first().waitFor()
      await page.keyboard.press('Enter')
      await page.waitForSelector('.side[data-panel="element"]')
      await ready(page)
      await page.locator('.panel-title', { hasText: subject.search.name }).waitFor()
      // On to who says so of something, by the keyboard alone as well.
      await page.locator(`.mirror [data-key="${subject.evidence.selected}"]`).focus()
      await page.keyboard.press('Enter')
      await page.getByText(subject.evidence.phrase).first().waitFor()
      await page.locator('.panel-relationship summary').first().focus()
      await page.keyboard.press('Enter')
      await page.locator('.panel-relationship .claim').first().waitFor()
    },
  )
})
