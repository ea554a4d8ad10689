import { passagesOf } from '../schemas/documents.ts'
import type { Findings } from './finding.ts'

/** Ids are unique over entities, claims and documents, and passage ids in their document. */
export function checkIds(findings: Findings): void {
  const { entities, claims, documents } = findings.dataset
  const seen = new Map<string, string>()
  const once = (item: { readonly id: string }, what: string): void => {
    const other = seen.get(item.id)
    if (other !== undefined) {
      const message = `The id ${item.id} of ${what} is already used by ${other}.`
      findings.error('DuplicateId', [item, 'id'], message, 'Give one of them a different id.')
    } else seen.set(item.id, what)
  }
  for (const document of documents) once(document, 'a document')
  for (const entity of entities) once(entity, 'an entity')
  for (const claim of claims) once(claim, 'a claim')
  for (const document of documents) {
    const passages = new Set<string>()
    passagesOf(document).forEach(({ id }, index) => {
      if (passages.has(id)) {
        const message = `The passage ${id} appears twice in ${document.id}.`
        findings.error(
          'DuplicateId',
          [document, 'passages', index, 'id'],
          message,
          'Give one of them a different id.',
        )
      }
      passages.add(id)
    })
  }
}
