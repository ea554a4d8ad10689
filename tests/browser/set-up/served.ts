import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../helpers/shared.ts'

/** A running `silkgraph serve`. */
export interface Served {
  readonly url: string
  stop(): Promise<void>
}

export interface ServeOptions {
  /** `--port 0 --no-open` and these. */
  readonly words?: readonly string[]
  /** Variables beside those of this process. */
  readonly environment?: { readonly [name: string]: string }
}

/** Serves a graph folder, or the bundled graph, by the built command line on a free port. */
export async function serveGraph(
  graph?: string,
  { words: further = [], environment = {} }: ServeOptions = {},
): Promise<Served> {
  const words = ['serve', '--port', '0', '--no-open', ...further]
  if (graph !== undefined) words.push('--graph', graph)
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    const read = (part: Buffer): void => {
      output += part.toString()
      const match = /http:\/\/127\.0\.0\.\d:\d+\//.exec(output)
      if (match !== null) resolve(match[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => reject(new Error(`The server ended: ${output}`)))
    setTimeout(() => reject(new Error(`The server gave no address: ${output}`)), 60_000).unref()
  })
  return {
    url,
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}

/** Opens the viewer and waits until its picture is drawn. */
export async function openViewer(page: Page, url: string, fragment = ''): Promise<void> {
  await page.goto(`${url}#${fragment}`)
  await ready(page)
}

/** Waits until what the state asks for is drawn, and the canvas has shown it. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('.app[data-ready="yes"]')
  // The canvas draws in a frame of its own, and what comes late, as a font, may change the size once more.
  await page.evaluate(async () => {
    for (let quiet = 0; quiet < 3;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      quiet = document.querySelector('.app[data-ready="yes"]') === null ? 0 : quiet + 1
    }
  })
}

/** The address of a page of the embedded engine, once it names the graph, which the page asks for when it has nothing else to do. */
export async function settledAddress(page: Page): Promise<string> {
  await page.waitForFunction(() => location.hash.includes('&graph='))
  return page.url()
}

export interface Box {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the labels on the canvas are, as it told after it drew them. */
export function labelBoxes(page: Page): Promise<readonly Box[]> {
  return page.evaluate(
    () => JSON.parse(document.querySelector<HTMLElement>('.canvas')?.dataset['labels'] ?? '[]') as Box[],
  )
}

/** Keys of what is drawn. */
export function drawnKeys(page: Page, kind: 'node' | 'line'): Promise<readonly string[]> {
  return page.$$eval(`.mirror [data-kind="${kind}"]`, (buttons) =>
    buttons.map((button) => (button as HTMLElement).dataset['key'] ?? ''),
  )
}
