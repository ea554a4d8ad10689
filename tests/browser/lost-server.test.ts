import { expect, test } from 'vitest'
import { describeInBrowser } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph } from './set-up/served.ts'

describeInBrowser('a server that ends while the page is open', ({ newPage }) => {
  test('is said to be lost, and what is drawn stays', async () => {
    let served = await serveGraph()
    const page = await newPage({ expected: /ERR_CONNECTION_REFUSED/ })
    await openViewer(page, served.url)
    const drawn = await drawnKeys(page, 'node')
    await served.stop()
    await page.getByRole('button', { name: 'Everything', exact: true }).click()
    await page.locator('.picture > .failure', { hasText: 'The server does not answer.' }).waitFor()
    expect(await drawnKeys(page, 'node')).toEqual(drawn)
    await page.locator('.mirror [data-key="fac:alibaba-dc-dubai"]').focus()
    await page.keyboard.press('Enter')
    await page.locator('.side .failure').waitFor()
    expect(await drawnKeys(page, 'node')).toEqual(drawn)

    served = await serveGraph(undefined, { words: ['--port', new URL(served.url).port] })
    try {
      await page.getByRole('button', { name: 'Numbers', exact: true }).click()
      await page.locator('.picture > .failure').waitFor({ state: 'detached' })
      await ready(page)
      expect(await drawnKeys(page, 'node')).not.toEqual(drawn)
    } finally {
      await served.stop()
    }
  })
})
