import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Reader } from './reader.ts'

/** Something that an analyst wants to know or to have, from the page as it opens. */
export interface Task {
  readonly title: string
  /** How many actions it may take. */
  readonly allowed: number
  /** What has been done before it is counted. */
  readonly prepare?: (page: Page) => Promise<void>
  /** Does it, and sees that it is done. */
  readonly walk: (reader: Reader) => Promise<void>
}

/** The panel at the right. */
export function side({ page }: Reader): Locator {
  return page.locator('.side')
}

/** Takes the picture away as a map, and hands back the SVG. */
export async function mapAsSvg(reader: Reader): Promise<string> {
  const { page } = reader
  await reader.click(page.getByRole('button', { name: /^Layout: / }))
  await reader.click(page.getByRole('menuitemradio', { name: /^Map/ }))
  const download = page.waitForEvent('download')
  await reader.press('Download this map as SVG')
  const svg = await readFile(await (await download).path(), 'utf8')
  expect(svg).toMatch(/class="legend"[\s\S]*class="source"[\s\S]*Made with Natural Earth/)
  return svg
}

/** Asks a canned question, and takes its chart away. */
export async function chartAsSvg(reader: Reader, question: string): Promise<void> {
  const { page } = reader
  await reader.choose(page.getByLabel('All questions'), question)
  await reader.press('Chart')
  const download = page.waitForEvent('download')
  await reader.press('Download this chart as SVG')
  expect((await download).suggestedFilename()).toMatch(/\.svg$/)
}
