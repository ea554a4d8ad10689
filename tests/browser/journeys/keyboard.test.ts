import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from '../set-up/browser.ts'
import { openViewer, ready } from '../set-up/served.ts'
import { askedJourneys, journeys, serveSubjects, type ServedSubjects } from '../set-up/subjects.ts'

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('the keyboard', ({ newPage }) => {
  test.each(askedJourneys)(
    'the keyboard alone goes round $subject.name, finds, and comes back, engine in the $engine',
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
      expect([...regions].toSorted()).toEqual([
        'Panel: Numbers and legend',
        'Picture',
        'Questions and Cypher',
        'SEARCH',
      ])
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
    },
  )

  test.each(journeys)(
    'the keyboard alone reaches a claim of $subject.name, engine in the $engine',
    async ({ subject, engine }) => {
      const page = await newPage()
      await openViewer(page, served.url(subject), `engine=${engine}`)
      await page.locator(`.mirror [data-key="${subject.evidence.selected}"]`).focus()
      await page.keyboard.press('Enter')
      await page.getByText(subject.evidence.phrase).first().waitFor()
      await page.locator('.panel-relationship summary').first().focus()
      await page.keyboard.press('Enter')
      await page.locator('.panel-relationship .claim').first().waitFor()
      expect(await page.locator('.panel-relationship .claim .claim-place').first().textContent()).toMatch(
        /paragraph/,
      )
    },
  )
})
