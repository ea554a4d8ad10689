import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousProblems } from '../set-up/axe.ts'
import { describeInBrowser, screenshot } from '../set-up/browser.ts'
import { drawnKeys, openViewer, ready, serveGraph, type Served } from '../set-up/served.ts'
import { guests } from '../set-up/subjects.ts'

/** What only a graph with claims can say. */
const evidenceTalk =
  /who says so|claim|common reference|unverified|stated in the source|credited|modality|layer|document/i

describeInBrowser('a graph without claims', ({ newPage }) => {
  describe.each(guests)('of %s', (script) => {
    let served: Served
    beforeAll(async () => {
      served = await serveGraph(script)
    }, 60_000)
    afterAll(() => served.stop())

    test('opens on its schema, leads to samples that say how much they show, and never speaks of evidence', async () => {
      const page = await newPage()
      const said = async (): Promise<string> => page.locator('body').innerText()
      const headline = page.locator('h1')
      await openViewer(page, served.url)
      expect(await page.locator('.tab').allTextContents()).toEqual(['Schema', 'Everything'])
      expect(await headline.textContent()).toBe(
        '303 nodes of 2 labels, 1 without a label, and 301 relationships of 2 types.',
      )
      expect(await page.locator('.mirror [data-kind="line"]').allTextContents()).toEqual([
        'Company competes with Company, 1',
        'Ship owned by Company, 300',
      ])
      expect(await page.locator('.ask-question, .ask-all').count()).toBe(0)
      expect(await page.locator('.legend-labels').innerText()).toMatch(
        /Ship \(300\)[\s\S]*Company \(2\)[\s\S]*1 node without a label/,
      )
      expect(await said()).not.toMatch(evidenceTalk)
      expect(await seriousProblems(page)).toEqual([])
      await screenshot(page, 'guest-schema')

      await page.locator('.mirror [data-key="label:Ship"]').dispatchEvent('click')
      await page.getByRole('button', { name: 'Draw 200 of 300' }).waitFor()
      await page.getByText('Properties in 200 of 300').waitFor()
      expect(await page.locator('.panel-relationship').allTextContents()).toEqual([
        'Ship OWNED_BY Company 300',
      ])
      expect(await said()).not.toMatch(evidenceTalk)
      await page.getByRole('button', { name: 'List 200 of 300' }).click()
      await ready(page)
      expect(await headline.textContent()).toBe('200 of 300 nodes with the label Ship.')
      expect(await page.locator('.result-table tbody tr').count()).toBe(200)
      await page.getByRole('button', { name: 'draw all 300' }).click()
      await ready(page)
      expect(await headline.textContent()).toBe('300 nodes with the label Ship.')
      expect(await page.locator('.basis[role="status"]').count()).toBe(0)

      // Two nodes with one id, each with its own lines.
      await page.evaluate(() => {
        location.hash = `query=${encodeURIComponent('MATCH path = (:Company)-->() RETURN path')}`
      })
      await expect.poll(() => drawnKeys(page, 'node')).toEqual(['twin n300', 'twin n301'])
      await page.locator('.mirror [data-key="twin n301"]').dispatchEvent('click')
      await page.locator('.panel-title').waitFor()
      expect(await page.locator('.panel-title').textContent()).toBe('South Line')
      expect(await page.locator('.panel-relationship').allTextContents()).toEqual(['North Line '])
      expect(await said()).not.toMatch(evidenceTalk)
      await page.getByRole('button', { name: 'Close', exact: true }).first().click()
      const mirrored = page.locator('.mirror [data-kind="line"]')
      expect(await mirrored.allTextContents()).toEqual(['North Line competes with South Line'])

      await page.getByLabel('Property that names Company').selectOption('id')
      await expect.poll(() => mirrored.allTextContents()).toEqual(['twin competes with twin'])
      expect(await page.evaluate(() => location.hash)).toContain('caption-Company=id')
      await page.getByRole('button', { name: 'Filters' }).click()
      expect(await page.locator('.filter-group legend').allTextContents()).toEqual([
        'Kind of thing',
        'Relationship',
      ])
      expect(await said()).not.toMatch(evidenceTalk)
    })
  })
})
