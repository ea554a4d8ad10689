import { expect } from 'vitest'
import { labelBoxes, ready } from '../set-up/served.ts'
import { chartAsSvg, mapAsSvg, side, type Task } from './task.ts'

/** The tasks on the bundled graph. */
export const bundledTasks: readonly Task[] = [
  {
    title: 'Which countries hold two groups?',
    allowed: 0,
    async walk({ page }) {
      const shown = (await labelBoxes(page)).map(({ key }) => key)
      const two = await page.locator('.mirror button', { hasText: '2 groups' }).allInnerTexts()
      expect(two.map((text) => text.split(',')[0])).toEqual(['Kenya', 'Singapore'])
      expect(shown).toEqual(expect.arrayContaining(['place:KE', 'place:SG']))
    },
  },
  {
    title: 'Only what operates',
    allowed: 1,
    async walk(reader) {
      const { page } = reader
      await reader.type('Control+k', 'only operating')
      const drawn = await page.locator('.mirror button').allInnerTexts()
      expect(drawn.map((text) => text.split(',')[0])).toEqual(
        expect.arrayContaining(['Alibaba', 'E-commerce', 'Finance', 'Ports']),
      )
      expect(drawn.join('\n')).not.toMatch(/Huawei|Dubai|Kenya/)
    },
  },
  {
    title: 'What rests on one outlet, and where does it stand?',
    allowed: 2,
    async walk(reader) {
      await reader.press('Who says so')
      await reader.clickName('out:reuters')
      const claim = side(reader).getByText('By mid-2025 Alibaba Cloud had reached 17 percent')
      await claim.waitFor()
      expect(await side(reader).innerText()).toContain('paragraph 6, sentence 1')
    },
  },
  {
    title: 'Groups by country in one table, and the evidence of a cell',
    allowed: 2,
    async walk(reader) {
      await reader.press('Cross table')
      await reader.click(reader.page.getByRole('gridcell', { name: 'Huawei, Kenya: 1' }))
      await side(reader).locator('.claim').first().waitFor()
    },
  },
  {
    title: 'A map of what is where as SVG, with legend and source',
    allowed: 3,
    async walk(reader) {
      expect(await mapAsSvg(reader)).toMatch(/class="land"[^>]*>\s*<title>Singapore</)
    },
  },
  {
    title: 'Is an agreement connected to a company?',
    allowed: 4,
    async walk(reader) {
      const { page } = reader
      await reader.choose(page.getByLabel('All questions'), 'How two things are connected')
      await reader.choose(page.getByLabel('One end'), 'Belt and Road Digital Cooperation Framework')
      await reader.choose(page.getByLabel('The other end'), 'Baidu')
      await reader.press('Ask')
      await page.locator('.result-table td', { hasText: 'Connected in 3 steps.' }).first().waitFor()
    },
  },
  {
    title: 'Which laws bear on the firms, whose are they, and is that fact or judgement?',
    allowed: 2,
    async walk(reader) {
      const { page } = reader
      await reader.choose(page.getByLabel('All questions'), 'Laws and whom they hinder')
      const rows = await page.locator('.result-table tbody tr').allInnerTexts()
      expect(rows.map((row) => row.split(/\t|\n/).filter((cell) => cell.trim() !== ''))).toEqual([
        ['CHIPS and Science Act', 'United States', 'AI service providers from China', 'assessment'],
        ['EU AI Act', 'European Union', 'AI service providers from China', 'assessment'],
      ])
    },
  },
  {
    title: 'How are two things that I see connected?',
    allowed: 3,
    async walk(reader) {
      await reader.clickName('org:huawei')
      await reader.clickName('org:tencent', { shift: true })
      await reader.press('Draw the shortest paths')
      await side(reader)
        .getByText(/Huawei .*Tencent|Tencent .*Huawei/)
        .first()
        .waitFor()
    },
  },
  {
    title: 'Everything within two steps of a company, in Gephi',
    allowed: 3,
    async walk(reader) {
      const { page } = reader
      await reader.clickName('org:tencent', { other: true })
      await reader.click(page.getByRole('menuitem', { name: 'Draw all within two steps of Tencent' }))
      const download = page.waitForEvent('download')
      await reader.type('Control+k', 'gexf')
      expect((await download).suggestedFilename()).toMatch(/\.gexf$/)
    },
  },
  {
    title: 'A canned answer as a chart, saved',
    allowed: 3,
    async walk(reader) {
      await chartAsSvg(reader, 'Facts, plans, forecasts, assessments')
    },
  },
  {
    title: 'All that was done undone, and the view saved',
    allowed: 2,
    async prepare(page) {
      for (const name of ['Everything', 'Connect']) {
        await page.getByRole('button', { name, exact: true }).click()
        await ready(page)
      }
    },
    async walk(reader) {
      const { page } = reader
      await reader.type('Control+k', 'undo everything')
      await page.locator('.tab[aria-current]', { hasText: 'Overview' }).waitFor()
      const download = page.waitForEvent('download')
      await reader.fill('Control+s', 'As it was')
      expect((await download).suggestedFilename()).toBe('as-it-was.yaml')
    },
  },
]
