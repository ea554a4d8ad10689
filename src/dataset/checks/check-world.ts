import { propertyOf } from '../../model/elements.ts'
import { compileClaims } from '../compile.ts'
import type { Findings } from './finding.ts'

/**
 * The promise of the design, on the compiled graph itself: no relationship without a claim or a named reference fact. What was
 * imported says of itself that it has neither.
 */
export function checkWorld(findings: Findings): void {
  const { nodes, relationships } = compileClaims(findings.dataset)
  const ids = new Set(nodes.map(({ id }) => id))
  for (const relationship of relationships) {
    const { type, start, end } = relationship
    const what = `${start} ${type} ${end}`
    for (const id of [start, end]) {
      if (ids.has(id)) continue
      findings.error(
        'DanglingId',
        [findings.dataset.ontology],
        `${what}: ${id} is not a node.`,
        'This is a bug in Silkgraph: please report it.',
      )
    }
    if (propertyOf(relationship, 'layer') === undefined) continue
    const claims = propertyOf(relationship, 'claims')
    const grounded =
      (Array.isArray(claims) && claims.length > 0) || propertyOf(relationship, 'source') !== undefined
    if (grounded) continue
    const message = `${what} stands on no claim and no reference fact.`
    findings.error(
      'NoEvidence',
      [findings.dataset.ontology, 'relationshipTypes', type],
      message,
      'This is a bug in Silkgraph: please report it.',
    )
  }
}
