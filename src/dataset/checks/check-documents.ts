import { passagesOf } from '../schemas/documents.ts'
import { checkCells } from './check-cells.ts'
import { checkPlaces } from './check-places.ts'
import type { Findings } from './finding.ts'

/** Documents are not repeated, passages lie inside them and agree in their places, and each has a claim or a reason why not. */
export function checkDocuments(findings: Findings): void {
  const { documents, claims } = findings.dataset
  const hashes = new Map<string, string>()
  for (const document of documents) {
    const { id, bytes, sha256 } = document
    const same = hashes.get(sha256)
    if (same !== undefined) {
      const message = `The documents ${same} and ${id} have the same sha256.`
      findings.error(
        'DuplicateDocument',
        [document, 'sha256'],
        message,
        'Merge them into one, or correct a sha256.',
      )
    }
    hashes.set(sha256, id)
    const characters = document.kind === 'table' ? undefined : document.characters
    if (characters !== undefined && bytes !== undefined && (bytes < characters || bytes > 4 * characters)) {
      const message = `The document ${id} cannot have ${characters} characters in ${bytes} bytes.`
      findings.error(
        'InvalidDocument',
        [document, 'bytes'],
        message,
        'A character takes one to four bytes of UTF-8.',
      )
    }
    const cited = new Set(claims.filter((claim) => claim.document === id).flatMap(({ passage }) => passage))
    passagesOf(document).forEach((passage, index) => {
      const at = [document, 'passages', index] as const
      const { noClaim } = passage
      if (!cited.has(passage.id) && noClaim === undefined) {
        const message = `No claim cites the passage ${passage.id} of ${id}.`
        const hint = 'Add a claim, or say under noClaim why there is none.'
        findings.error('UncoveredPassage', at, message, hint)
      }
      if (cited.has(passage.id) && noClaim !== undefined) {
        const message = `The passage ${passage.id} of ${id} says noClaim, yet a claim cites it.`
        findings.error('CoveredPassage', at, message, 'Remove noClaim.')
      }
    })
    if (document.kind === 'table') checkCells(findings, document)
    else checkPlaces(findings, document)
  }
}
