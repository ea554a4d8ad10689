import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { describeInBrowser } from './set-up/browser.ts'
import { drawnKeys, openViewer } from './set-up/served.ts'

let child: ChildProcess
let ended: Promise<number | null>
let url: string

beforeAll(async () => {
  child = spawn(process.execPath, [join(root, 'scripts/dev.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
  ended = new Promise((resolve) => {
    child.once('close', resolve)
  })
  url = await new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString()
      const match = /The page is at (\S+)/.exec(output)
      if (match !== null) resolve(match[1])
    })
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${output}`)))
  })
}, 120_000)
afterAll(() => void child.kill('SIGKILL'))

describeInBrowser('the page from its source', ({ newPage }) => {
  // React runs each effect of it twice: what an effect closes must be open afterwards.
  test.each(['server', 'page'])(
    'asks the engine of the %s and draws',
    { timeout: 180_000 },
    async (engine) => {
      const page = await newPage()
      // Each file of the source is a request, and packages are bundled when they are first asked for.
      page.setDefaultTimeout(80_000)
      await openViewer(page, url, `view=overview&engine=${engine}`)
      expect((await drawnKeys(page, 'node')).length).toBeGreaterThan(10)
      await page.locator('.mirror [data-key="org:huawei"]').focus()
      await page.keyboard.press('Enter')
      await page.locator('.panel-title', { hasText: 'Huawei' }).waitFor()
    },
  )

  test('hands on nothing of another origin', async () => {
    const ask = (origin: string): Promise<number> =>
      fetch(`${url}api/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ text: 'RETURN 1', parameters: {}, limits: {}, exact: false }),
      }).then(({ status }) => status)
    expect(await ask(url.replace(/\/$/, ''))).toBe(200)
    expect(await ask('http://example.org')).toBe(403)
  })

  test('ends with both servers at Ctrl-C', async () => {
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })
})
