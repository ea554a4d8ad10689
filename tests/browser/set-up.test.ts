import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, inject, test } from 'vitest'
import { describeInBrowser, screenshot } from './set-up/browser.ts'
import { serveGraph } from './set-up/served.ts'

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
