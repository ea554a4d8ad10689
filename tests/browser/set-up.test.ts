import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, inject, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { drawnKeys, ready, serveGraph } from './set-up/served.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** The address of a server that sends one page to everybody. */
async function serve(html: string): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(html),
  )
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** What the kernel says of the processes whose program is the one found: their maps and environments. */
function processesOf(executable: string): readonly { readonly maps: string; readonly environment: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        if (readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')[0] !== executable) return []
        return [
          {
            maps: readFileSync(`/proc/${id}/maps`, 'utf8'),
            environment: readFileSync(`/proc/${id}/environ`, 'utf8'),
          },
        ]
      } catch {
        return []
      }
    })
}

describeInBrowser('the browser of the tests', ({ newPage }) => {
  test('draws by WebGL 2', async () => {
    const page = await newPage()
    await page.goto(await serve('<canvas></canvas>'))
    expect(
      await page.evaluate(() => document.querySelector('canvas')?.getContext('webgl2')?.getParameter(0x1f02)),
    ).toMatch(/^WebGL 2/)
  })

  test('brings its own libraries and fonts', async (context) => {
    const found = inject('browser')
    if (found.kind === 'absent' || found.libraries === '') return context.skip('a browser of this machine')
    const page = await newPage()
    await page.goto(await serve('<p style="font: 30px sans-serif">Grüße von überall</p>'))
    await screenshot(page, 'set-up')
    const processes = processesOf(found.executable)
    expect(processes.length).toBeGreaterThan(0)
    for (const name of ['libnss3.so', 'libnspr4.so']) {
      const lines = processes.flatMap(({ maps }) =>
        maps.split('\n').filter((line) => line.includes(`/${name}`)),
      )
      expect(lines.length, name).toBeGreaterThan(0)
      expect(lines.filter((line) => !line.includes(`${found.libraries}/${name}`))).toEqual([])
    }
    for (const { environment } of processes)
      expect(environment).toContain(
        `FONTCONFIG_FILE=${found.fonts.replace(/fonts$/, 'silkgraph-fonts.conf')}`,
      )
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' })
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    expect(fonts.map(({ familyName }) => familyName)).toEqual(['Open Sans'])
  })

  test('gives a page on another port nothing of the API', async () => {
    const served = await serveGraph()
    try {
      const page = await newPage({ expected: /CORS policy|ERR_FAILED|ERR_BLOCKED|403/ })
      const refused: string[] = []
      page.on('requestfailed', (request) => refused.push(request.url()))
      await page.goto(await serve('another port'))
      const read = await page.evaluate(async (api) => {
        const tries = [
          fetch(`${api}description`),
          fetch(`${api}graph`, { mode: 'no-cors' }),
          fetch(`${api}query`, { method: 'POST', body: '{"text":"RETURN 1"}' }),
          fetch(`${api}query`, { method: 'POST', mode: 'no-cors', body: '{"text":"RETURN 1"}' }),
          fetch(`${api}query`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: '{"text":"RETURN 1"}',
          }),
        ]
        return Promise.all(
          tries.map((one) =>
            one.then(
              async (response) => response.text(),
              () => '',
            ),
          ),
        )
      }, `${served.url}api/`)
      expect(read).toEqual(['', '', '', '', ''])
      expect(refused.filter((url) => url.startsWith(served.url)).length).toBeGreaterThanOrEqual(5)
    } finally {
      await served.stop()
    }
  })

  test('asks for the token of a server once, and again for another one over what is drawn', async () => {
    const token = randomBytes(32).toString('base64')
    const other = randomBytes(32).toString('base64')
    const beyond = ['--host', '127.0.0.2']
    let served = await serveGraph(undefined, { words: beyond, token })
    try {
      const page = await newPage({ dark: true, expected: /status of 401/ })
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
        token: other,
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

  test('keeps origins apart', async () => {
    const [one, other] = [await serve('one'), await serve('other')]
    const page = await newPage({ expected: /CORS policy|ERR_FAILED/ })
    await page.goto(one)
    const read = (url: string): Promise<string> =>
      page.evaluate(
        (address) =>
          fetch(address).then(
            (response) => response.text(),
            (error: unknown) => `refused: ${String(error)}`,
          ),
        url,
      )
    expect(await read(one)).toBe('one')
    expect(await read(other)).toMatch(/^refused: TypeError/)
  })
})
