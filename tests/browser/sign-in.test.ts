import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { seriousProblems } from './set-up/axe.ts'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, ready, serveGraph } from './set-up/served.ts'

describeInBrowser('a server with a token', ({ newPage }) => {
  test('asks once, and again for another token over what is drawn', async () => {
    const token = randomBytes(32).toString('base64')
    const other = randomBytes(32).toString('base64')
    const beyond = ['--host', '127.0.0.2']
    let served = await serveGraph(undefined, { words: beyond, environment: { SILKGRAPH_TOKEN: token } })
    try {
      const page = await newPage({ dark: true, expected: /status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING/ })
      const bare: string[] = []
      page.on('request', (request) => {
        if (request.headers()['authorization'] === undefined) bare.push(new URL(request.url()).pathname)
      })
      expect((await page.goto(`${served.url}#view=everything`))?.status()).toBe(401)
      const field = page.getByLabel('Token', { exact: true })
      await field.waitFor()
      await screenshot(page, 'sign-in')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.keyboard.type(other)
      await page.keyboard.press('Enter')
      await page.getByText('This is not the token of the server.').waitFor()
      expect(await page.locator('.app').count()).toBe(0)
      await page.keyboard.type(token)
      await page.keyboard.press('Enter')
      await ready(page)
      const drawn = await drawnKeys(page, 'node')
      expect(drawn.length).toBeGreaterThan(10)
      await page.locator('.cm-content').waitFor()
      // Without the token went the page itself, and what it is made of.
      expect(bare.filter((path) => path !== '/' && !/^\/[\w-]{43}\/assets\//.test(path))).toEqual([])
      expect(bare.length).toBeGreaterThan(4)
      expect(await page.context().cookies()).toEqual([])
      expect(page.url()).toContain(`${served.url}#view=everything`)

      await page.reload()
      await ready(page)
      expect(await field.count()).toBe(0)
      // The engine in a worker of the page is handed the graph by the page.
      await page.goto(`${served.url}#view=everything&engine=page`)
      await page.reload()
      await ready(page)
      expect(await drawnKeys(page, 'node')).toEqual(drawn)
      await page.goto(`${served.url}#view=everything`)
      await page.reload()
      await ready(page)

      await served.stop()
      served = await serveGraph(undefined, {
        words: [...beyond, '--port', new URL(served.url).port],
        environment: { SILKGRAPH_TOKEN: other },
      })
      await page.evaluate(() => (location.hash = '#query=MATCH%20(n%3ACountry)%20RETURN%20n'))
      await field.waitFor()
      expect(await drawnKeys(page, 'node')).toEqual(drawn)
      await screenshot(page, 'sign-in-again')
      await field.fill(other)
      await page.keyboard.press('Enter')
      await field.waitFor({ state: 'detached' })
      await ready(page)
      expect(await drawnKeys(page, 'node')).not.toEqual(drawn)
    } finally {
      await served.stop()
    }
  }, 60_000)

  test('axe finds nothing serious where it asks, in light and dark', async () => {
    const token = randomBytes(32).toString('base64')
    const served = await serveGraph(undefined, {
      words: ['--host', '127.0.0.2'],
      environment: { SILKGRAPH_TOKEN: token },
    })
    try {
      for (const dark of [false, true]) {
        const page = await newPage({ dark, expected: /status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING/ })
        expect((await page.goto(served.url))?.status()).toBe(401)
        await page.getByLabel('Token', { exact: true }).fill('another')
        await page.keyboard.press('Enter')
        await page.getByText('This is not the token of the server.').waitFor()
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(
          dark ? 'dark' : 'light',
        )
        expect(await seriousProblems(page), dark ? 'dark' : 'light').toEqual([])
        await screenshot(page, `sign-in-axe-${dark ? 'dark' : 'light'}`)
        // It would find what is wrong.
        await page.evaluate(() => document.querySelector('dialog')?.append(document.createElement('button')))
        expect(await seriousProblems(page)).toEqual([expect.stringContaining('button-name')])
      }
    } finally {
      await served.stop()
    }
  })
})
