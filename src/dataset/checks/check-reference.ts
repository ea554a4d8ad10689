import { sourceText } from '../world-layer.ts'
import { lookup } from '../lookup.ts'
import { checkEntityId, checkStatement, type Labels } from './check-ends.ts'
import type { Findings } from './finding.ts'

/** Reference facts are allowed as facts, stated once, and listed where they were not looked up. */
export function checkReference(findings: Findings, labels: Labels): void {
  const { ontology, reference } = findings.dataset
  const seen = new Set<string>()
  for (const fact of reference) {
    const { subject: start, relation: type, object: end } = fact
    const what = `${start} ${type} ${end}`
    checkEntityId(findings, labels, start, `${what}: the subject`, [fact, 'subject'])
    checkEntityId(findings, labels, end, `${what}: the object`, [fact, 'object'])
    checkStatement(findings, labels, what, { type, start, end, modality: 'fact' }, [fact, 'relation'])
    if (lookup(ontology.relationshipTypes, type)?.claimOnly) {
      const message = `${what}: ${type} stays in the evidence layer (claimOnly), so a reference fact cannot use it.`
      findings.error(
        'ClaimOnly',
        [fact, 'relation'],
        message,
        'Use another type, or remove claimOnly from this one.',
      )
    }
    const identity = `${what} ${sourceText(fact.source)}`
    if (seen.has(identity)) findings.error('DuplicateFact', [fact], `${what} is stated twice.`, 'Remove one.')
    seen.add(identity)
    if (fact.source === 'unverified') {
      const hint = 'Look it up in a data set, and give dataset, version and field.'
      findings.notice('Unverified', [fact, 'source'], `${what} was not looked up in any data set.`, hint)
    }
  }
}
