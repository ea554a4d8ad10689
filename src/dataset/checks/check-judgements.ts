import { passageKey } from '../evidence-layer.ts'
import { valuesOf } from '../implied-relationships.ts'
import { didYouMean } from '../nearest.ts'
import type { Claim } from '../schemas/claims.ts'
import type { Labels } from './check-ends.ts'
import type { Findings } from './finding.ts'

/**
 * Judgements name what is there: entities for `same-entity` and `distinct`, claims for `withdrawn` and `disputed`; and the
 * claims of one passage keep to one reading of the same words.
 */
export function checkJudgements(findings: Findings, labels: Labels): void {
  checkReadings(findings)
  const { claims, judgements } = findings.dataset
  const claimIds = new Set(claims.map(({ id }) => id))
  for (const judgement of judgements) {
    const { kind, ids } = judgement
    const ofEntities = kind === 'same-entity' || kind === 'distinct'
    const known = ofEntities ? labels : claimIds
    ids.forEach((id, index) => {
      if (known.has(id)) return
      const message = `The judgement ${kind} names ${id}, which is not ${ofEntities ? 'an entity' : 'a claim'}.`
      findings.error(
        'DanglingId',
        [judgement, 'ids', index],
        message,
        didYouMean(id, known.keys(), 'Name one that exists.'),
      )
    })
    if (ofEntities && new Set(ids).size < 2) {
      const message = `The judgement ${kind} names fewer than two entities.`
      findings.error('InvalidJudgement', [judgement, 'ids'], message, 'Name two or more.')
    }
    const labelsNamed = new Set(ids.flatMap((id) => labels.get(id) ?? []))
    if (kind === 'same-entity' && labelsNamed.size > 1) {
      const message = `The judgement same-entity joins ${[...labelsNamed].join(' and ')}.`
      findings.error(
        'InvalidJudgement',
        [judgement, 'ids'],
        message,
        'Only entities of one label can be the same.',
      )
    }
  }
}

/** Two claims on one passage may not use two entities that are different readings of the same words. */
function checkReadings(findings: Findings): void {
  const { claims, judgements } = findings.dataset
  for (const { ids } of judgements.filter(
    ({ kind, onePerPassage }) => kind === 'distinct' && onePerPassage,
  )) {
    const readings = new Map<string, { readonly claim: string; readonly entity: string }>()
    for (const claim of claims) {
      for (const entity of entitiesOf(claim).filter((id) => ids.includes(id))) {
        for (const passage of claim.passage) {
          const place = passageKey(claim.document, passage)
          const first = readings.get(place)
          if (first === undefined) readings.set(place, { claim: claim.id, entity })
          else if (first.entity !== entity && first.claim !== claim.id) {
            const message = `${claim.id} reads the words of ${passage} as ${entity}, but ${first.claim} reads them as ${first.entity}.`
            const hint = 'Choose one of them for this passage, or drop onePerPassage from the judgement.'
            findings.error('TwoReadings', [claim], message, hint)
          }
        }
      }
    }
  }
}

/** Every id that a claim names besides whom it credits. */
function entitiesOf({ subject, object, qualifiers }: Claim): readonly string[] {
  return [...new Set([subject, object ?? [], ...Object.values(qualifiers).map(valuesOf)].flat().map(String))]
}
