import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready } from './set-up/served.ts'
import { serveSubjects, subjects, type ServedSubjects } from './set-up/subjects.ts'

const [bundled] = subjects

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('looks, measures and filters', ({ newPage }) => {
  test('the legend changes how things look and says what it means; the address and undo hold it', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled), 'view=everything')
    const opener = page.getByRole('button', { name: 'Look of all nodes' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Size' }).selectOption({ label: 'PageRank' })
    const sizes = page.getByRole('group', { name: 'Size of all nodes: PageRank' })
    await expect.poll(() => sizes.textContent()).toMatch(/0\.\d+.*28 without a value/)
    await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'Louvain communities' })
    const colours = page.getByRole('group', { name: 'Colour of all nodes: Louvain communities' })
    await expect.poll(() => colours.textContent()).toMatch(/community 1.*other communities/)
    expect(await seriousProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('look-size-*')).toBe(
      'by metric pageRank',
    )
    await screenshot(page, 'looks')
    await colours.getByRole('button', { name: 'community 1' }).click()
    await page
      .getByText(/^\d+ selected/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => colours.count()).toBe(0)
    expect(await sizes.count()).toBe(1)
    await page.getByRole('button', { name: 'Reset all looks' }).click()
    await expect.poll(() => sizes.count()).toBe(0)
  })

  test('a measure ranks by name, and colours the picture', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled), 'view=everything&measure=betweenness')
    const first = page.locator('.measure-table tbody tr').first()
    expect(await first.textContent()).toMatch(/^China0\.2/)
    await page.getByRole('button', { name: 'Colour by this' }).click()
    expect(await seriousProblems(page)).toEqual([])
    await first.getByRole('button', { name: 'China' }).click()
    await page.waitForSelector('.side[data-panel="element"]')
    expect(page.url()).toContain('look-colour-*=by+metric+betweenness')
  })

  test('one status alone is one click, and nothing stands loose; a property keeps what has a value', async () => {
    const page = await newPage()
    await openViewer(page, served.url(bundled))
    const before = (await drawnKeys(page, 'node')).length
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('button', { name: 'Only operating', exact: true }).click()
    await ready(page)
    await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBeLessThan(before / 2)
    await page.getByText(/^Not drawn, without a relationship in this picture: .*countries/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await drawnKeys(page, 'node')).length).toBe(before)
    const properties = page.getByRole('combobox', { name: 'Filter by a property' })
    await properties.selectOption({ index: 1 })
    await page.getByRole('combobox', { name: /^Keep by presence/ }).selectOption('absent')
    await page.getByText(/left out\./).waitFor()
    expect(await seriousProblems(page)).toEqual([])
    await screenshot(page, 'filters')
  })
})
