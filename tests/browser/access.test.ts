import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
})
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

describeInBrowser('access', ({ newPage }) => {
  test('axe finds nothing serious, in light and dark, wide and narrow, in any panel', async () => {
    const views = [
      '',
      'selected=org%3Ahuawei',
      'panel=filters',
      'panel=history',
      'document=',
      'question=company&results=table',
      'view=everything',
      `query=${encodeURIComponent("MATCH (c:Company {name: 'Baidu'}) WHERE c.count > 1 AND toUpper(c.name) = $x RETURN c // all colours")}`,
    ]
    for (const options of [{}, { dark: true }, { width: 390, height: 844 }]) {
      const page = await newPage(options)
      for (const fragment of views) {
        await openViewer(page, served.url, fragment)
        await page.waitForTimeout(150)
        expect(await seriousProblems(page), `${JSON.stringify(options)} ${fragment}`).toEqual([])
      }
    }
    // It would find what is wrong.
    const page = await newPage()
    await openViewer(page, served.url)
    await page.evaluate(() => document.body.append(document.createElement('button')))
    expect(await seriousProblems(page)).toEqual([expect.stringContaining('button-name')])
  }, 120_000)

  test('the keyboard alone reaches a claim and comes back', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
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
    while ((await page.evaluate(() => (document.activeElement as HTMLElement).dataset['key'])) === undefined)
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
    await page.keyboard.type('TrustAI')
    await page.locator('.search-item').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.side[data-panel="element"]')
    await ready(page)
    expect(await page.locator('.panel-title').textContent()).toBe('TrustAI')
  })
})
