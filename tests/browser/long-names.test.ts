import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeInBrowser } from './set-up/browser.ts'
import { openViewer, ready, serveGraph } from './set-up/served.ts'

const long = 'x'.repeat(100_000)
const hebrew = 'ספינה'

describeInBrowser('labels and types with names of 100,000 letters, and from right to left', ({ newPage }) => {
  test('are shown within seconds, and nothing reaches beyond the panel', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'silkgraph-names-'))
    const file = join(folder, 'names.cypher')
    await writeFile(
      file,
      `UNWIND range(1, 100) AS i CREATE (:\`${long}\` {\`${long}\`: i})-[:\`${long}\`]->(:\`${long}\`);
       CREATE (:\`${hebrew}\` {name: 'a'}), (:\`a\u202eb\` {name: 'b'})`,
    )
    const served = await serveGraph(file)
    const page = await newPage()
    try {
      const start = performance.now()
      await openViewer(page, served.url)
      await page.goto(
        `${served.url}#query=${encodeURIComponent('MATCH (n) OPTIONAL MATCH p = (n)-->() RETURN n, p')}`,
      )
      await ready(page)
      await page.locator('.legend-caption').first().waitFor()
      expect(performance.now() - start).toBeLessThan(20_000)
      const side = page.locator('.side')
      const beyond = (): Promise<readonly string[]> =>
        side.evaluate((panel) => {
          const edge = panel.getBoundingClientRect().right
          return [...panel.querySelectorAll('*')]
            .filter((one) => one.getBoundingClientRect().right > edge)
            .map((one) => one.outerHTML.slice(0, 80))
        })
      expect(await beyond()).toEqual([])
      const legend = await side.textContent()
      expect(legend).toContain(`\u2068${hebrew}\u2069 (1)`)
      expect(legend).toContain('a\\u202eb (1)')
      await page.getByRole('button', { name: 'Filters' }).click()
      await page.locator('.filter-option').first().waitFor()
      expect(await beyond()).toEqual([])
    } finally {
      // What it is still reading would end in the middle.
      await page.close()
      await served.stop()
      await rm(folder, { recursive: true })
    }
  })
})
