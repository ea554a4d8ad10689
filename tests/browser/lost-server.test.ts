import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { describeInBrowser } from './set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, settledAddress } from './set-up/served.ts'

describeInBrowser('a server that ends while the page is open', ({ newPage }) => {
  test('is said to be lost, and what is drawn stays', async () => {
    let served = await serveGraph()
    const page = await newPage({
      expected:
        /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|A part of the page could not be loaded/,
    })
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
    await page.locator('.cm-content').click()
    await page.keyboard.press('Shift+Alt+f')
    await page.locator('.console-note', { hasText: 'The query stays as it is.' }).waitFor()
    // What is loaded only now cannot be, and can be once the server is there again.
    await page.keyboard.press('Control+s')
    await page.locator('.failure-dialog .failure', { hasText: 'could not be loaded' }).waitFor()
    expect(await drawnKeys(page, 'node')).toEqual(drawn)

    served = await serveGraph(undefined, { words: ['--port', new URL(served.url).port] })
    try {
      await page.getByRole('button', { name: 'Try again' }).click()
      const dialog = page.locator('dialog.save-dialog')
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Numbers', exact: true }).click()
      await page.locator('.picture > .failure').waitFor({ state: 'detached' })
      await ready(page)
      expect(await drawnKeys(page, 'node')).not.toEqual(drawn)
    } finally {
      await served.stop()
    }
  })

  test('and begins again with another graph makes the page say so', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'silkgraph-restart-')), 'crew.cypher')
    writeFileSync(file, "CREATE (:Sailor {id: 'a', name: 'Ada'})-[:SAILS]->(:Ship {id: 'f', name: 'Fram'});")
    let served = await serveGraph(file)
    const port = ['--port', new URL(served.url).port]
    const page = await newPage({ expected: /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING)/ })
    const again = async (): Promise<void> => {
      await served.stop()
      served = await serveGraph(file, { words: port })
    }
    const notice = page.getByRole('status').filter({ hasText: 'another version of the graph' })
    try {
      await openViewer(page, served.url)
      await settledAddress(page)
      await again()
      await page.locator('.mirror [data-key="a"]').focus()
      await page.keyboard.press('Enter')
      await page.locator('.panel-title', { hasText: 'Ada' }).waitFor()
      // The same graph needs no word.
      await page.waitForTimeout(1_500)
      expect(await notice.count()).toBe(0)
      writeFileSync(
        file,
        "CREATE (:Sailor {id: 'a', name: 'Grace'})-[:SAILS]->(:Ship {id: 'f', name: 'Fram'});",
      )
      await again()
      await page.locator('.mirror [data-key="f"]').focus()
      await page.keyboard.press('Enter')
      await notice.getByRole('button', { name: 'Load the page anew' }).click()
      await page.locator('.mirror [data-key="a"]', { hasText: 'Grace' }).waitFor()
    } finally {
      await served.stop()
      rmSync(dirname(file), { recursive: true })
    }
  })
})
