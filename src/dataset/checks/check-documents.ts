import type { Findings } from './finding.ts'

/** Passages lie inside their document, and each has a claim or a reason why not. */
export function checkDocuments(findings: Findings): void {
  const { documents, claims } = findings.dataset
  for (const document of documents) {
    const cited = new Set(
      claims.filter((claim) => claim.document === document.id).flatMap(({ passage }) => passage),
    )
    document.passages.forEach((passage, index) => {
      const at = [document, 'passages', index] as const
      const { id, start, end, noClaim } = passage
      if (start >= end || end > document.characters) {
        const message = `The passage ${id} of ${document.id} runs from ${start} to ${end} of ${document.characters} characters.`
        findings.error('InvalidPassage', at, message, 'Correct start, end or characters.')
      }
      if (!cited.has(id) && noClaim === undefined) {
        const message = `No claim cites the passage ${id} of ${document.id}.`
        findings.error(
          'UncoveredPassage',
          at,
          message,
          'Add a claim, or say under noClaim why there is none.',
        )
      }
      if (cited.has(id) && noClaim !== undefined) {
        const message = `The passage ${id} of ${document.id} says noClaim, yet a claim cites it.`
        findings.error('CoveredPassage', at, message, 'Remove noClaim.')
      }
    })
  }
}
