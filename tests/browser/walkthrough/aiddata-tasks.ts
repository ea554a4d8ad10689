import { expect } from 'vitest'
import { chartAsSvg, mapAsSvg, side, type Task } from './task.ts'

/** The tasks that the graph of `examples/aiddata` has an answer to, from its opening view. */
export const aiddataTasks: readonly Task[] = [
  {
    title: 'Which countries have two of the projects?',
    allowed: 0,
    async walk({ page }) {
      expect(await page.locator('.mirror button', { hasText: '2 projects' }).count()).toBeGreaterThan(0)
    },
  },
  {
    title: 'Only what is completed',
    allowed: 1,
    async walk(reader) {
      const { page } = reader
      const drawn = page.locator('.mirror button')
      const before = await drawn.count()
      await reader.type('Control+k', 'only status completed')
      expect(await drawn.count()).toBeLessThan(before)
    },
  },
  {
    title: 'Who finances in which country in one table, and the evidence of a cell',
    allowed: 2,
    async walk(reader) {
      await reader.press('Cross table')
      await reader.click(reader.page.getByRole('gridcell', { name: /: [1-9]/ }).first())
      await side(reader).locator('.claim').first().waitFor()
    },
  },
  {
    title: 'A map of what is where as SVG, with legend and source',
    allowed: 3,
    async walk(reader) {
      expect(await mapAsSvg(reader)).toMatch(/class="land"/)
    },
  },
  {
    title: 'Projects of a country as a chart, saved',
    allowed: 3,
    async walk(reader) {
      await chartAsSvg(reader, 'Projects in a country')
    },
  },
]
