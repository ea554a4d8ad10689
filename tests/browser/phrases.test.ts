import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from './set-up/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveGraph()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('search phrases', ({ newPage }) => {
  test('are completed and asked by the keyboard', async () => {
    const page = await newPage()
    await openViewer(page, served.url)
    const field = page.getByRole('combobox', { name: 'Search' })
    await page.keyboard.press('/')
    await page.keyboard.type('data centre sites i')
    await page
      .getByRole('option', { name: /^data centre sites in …/ })
      .first()
      .waitFor()
    await page.keyboard.press('Tab')
    expect(await field.inputValue()).toBe('data centre sites in ')
    await page.getByText('data centre sites in. Next: city.').waitFor({ state: 'attached' })
    await page.keyboard.type('ken')
    const option = page.getByRole('option', { name: 'data centre sites in Kenya phrase' })
    await option.waitFor()
    await screenshot(page, 'phrases-1440')
    await page.keyboard.press('Enter')
    await page
      .getByRole('heading', {
        level: 1,
        name: 'Data centre sites in Kenya, counting what is part of it: begun',
      })
      .waitFor()
    await ready(page)
    expect([...(await drawnKeys(page, 'node'))].sort()).toEqual([
      'city:nairobi',
      'fac:alibaba-dc-nairobi',
      'place:KE',
    ])
    expect(await page.locator('.cm-content').textContent()).toContain("known.id = 'place:KE'")
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /^Data centre sites in Kenya/ }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('groups in ke')
    await page.getByRole('option', { name: 'groups in Kenya phrase' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('form', { name: 'Groups in a country' }).waitFor()
    expect(await page.getByLabel('The country').inputValue()).toBe('place:KE')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { level: 1, name: /^Data centre sites in Kenya/ }).waitFor()
  })
})
