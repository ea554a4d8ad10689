import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { isWhole } from '../../helpers/share.ts'
import { root } from '../../helpers/shared.ts'

/**
 * Ours, not the list of the package, which switches web security off. WebGL is drawn by a processor here, and the rest of a page
 * without it, which takes a fifth less.
 */
const browserArguments = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--font-render-hinting=none',
]

export interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly touch?: boolean
  /**
   * Pixels of the screen for one of the page: a half, so that a processor has a quarter of them to draw, unless the pixels are
   * what is tested. Pages of a whole run have 1.
   */
  readonly scale?: number
  /** Complaints that the test provokes. */
  readonly expected?: RegExp
}

/** What a browser test works with. */
export interface BrowserFixture {
  /** The running browser. */
  browser(): Browser
  /** A page in a context of its own; what it complains of is held against the test. */
  newPage(options?: PageOptions): Promise<Page>
}

/** A group of tests in the real browser, one browser for all of them; skipped where there is none. */
export function describeInBrowser(name: string, define: (fixture: BrowserFixture) => void): void {
  const found = inject('browser')
  describe.skipIf(found.kind === 'absent')(`in the browser: ${name}`, () => {
    let browser: Browser | undefined
    const contexts: BrowserContext[] = []
    let before = 0
    beforeEach(() => {
      before = contexts.length
    })
    // A page that stays open goes on drawing, and takes time from the tests that follow.
    afterEach(async () => {
      for (const context of contexts.splice(before)) await context.close()
    })
    const complaints: string[] = []
    beforeAll(async () => {
      if (found.kind === 'absent') return
      browser = await chromium.launch({
        executablePath: found.executable,
        args: browserArguments,
        env: { ...definedEnvironment(), ...found.environment },
        timeout: 30_000,
      })
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
    }, 60_000)
    define({
      browser() {
        if (browser === undefined) throw new Error('The browser is not running.')
        return browser
      },
      async newPage({
        width = 1440,
        height = 900,
        dark = false,
        touch = false,
        scale = isWhole ? 1 : 0.5,
        expected,
      } = {}) {
        if (browser === undefined) throw new Error('The browser is not running.')
        const context = await browser.newContext({
          viewport: { width, height },
          deviceScaleFactor: scale,
          colorScheme: dark ? 'dark' : 'light',
          reducedMotion: 'reduce',
          hasTouch: touch,
        })
        contexts.push(context)
        // Nothing but this machine is talked to, whatever a page asks for.
        await context.route(
          (url) =>
            !['127.0.0.1', '127.0.0.2', 'localhost'].includes(url.hostname) && url.protocol !== 'data:',
          (route) => route.abort(),
        )
        const page = await context.newPage()
        page.setDefaultTimeout(15_000)
        page.on('console', (message) => {
          if (message.type() === 'error' && expected?.test(message.text()) !== true)
            complaints.push(message.text())
        })
        page.on('pageerror', (error) => complaints.push(String(error)))
        return page
      },
    })
    test('the pages of this file complained of nothing', async () => {
      for (const context of contexts) await context.close()
      expect(complaints).toEqual([])
    })
  })
}

/** Writes what a page shows into an ignored folder, to be looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(root, 'tests', 'browser', 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

function definedEnvironment(): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
