import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeInBrowser, screenshot } from '../set-up/browser.ts'
import { drawnKeys, openViewer } from '../set-up/served.ts'
import { journeys, serveSubjects, type ServedSubjects } from '../set-up/subjects.ts'

let served: ServedSubjects
beforeAll(async () => {
  served = await serveSubjects()
}, 60_000)
afterAll(() => served.stop())

describeInBrowser('evidence', ({ newPage }) => {
  describe.each(journeys)('of $subject.name, asked of the engine in the $engine', ({ subject, engine }) => {
    const { evidence } = subject
    test('of a node and of a line is read in the panel, down to the sentence', async () => {
      const page = await newPage()
      await openViewer(
        page,
        served.url(subject),
        `selected=${encodeURIComponent(evidence.selected)}&engine=${engine}`,
      )
      const panel = page.locator('.side')
      await panel.getByText(evidence.phrase).waitFor()
      await panel
        .locator('.panel-relationship', { hasText: evidence.other })
        .first()
        .locator('summary')
        .click()
      const claim = panel.locator('.claim').first()
      expect(await claim.textContent()).toMatch(evidence.claim)
      const line = (await drawnKeys(page, 'line')).find((key) => key.includes(evidence.line))
      await page.locator(`.mirror [data-key="${line}"]`).focus()
      await page.keyboard.press('Enter')
      await panel.getByText('Who says so').waitFor()
      expect(await panel.locator('.claim').count()).toBe(evidence.claims)
      await panel.locator('.claim-place button').first().click()
      await panel.locator('.document-passage').first().waitFor()
      expect(await panel.locator('.claim[aria-current]').count()).toBeGreaterThan(0)
      await screenshot(page, `evidence-${subject.name}-${engine}`)
    })
  })
})
