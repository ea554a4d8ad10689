import { didYouMean } from '../nearest.ts'
import type { Labels } from './check-ends.ts'
import type { Findings } from './finding.ts'

/** Judgements name what is there: entities for `same-entity` and `distinct`, claims for `withdrawn` and `disputed`. */
export function checkJudgements(findings: Findings, labels: Labels): void {
  const { claims, judgements } = findings.dataset
  const claimIds = new Set(claims.map(({ id }) => id))
  for (const judgement of judgements) {
    const { kind, ids } = judgement
    const ofEntities = kind === 'same-entity' || kind === 'distinct'
    const known = ofEntities ? [...labels.keys()] : [...claimIds]
    ids.forEach((id, index) => {
      if (known.includes(id)) return
      const message = `The judgement ${kind} names ${id}, which is not ${ofEntities ? 'an entity' : 'a claim'}.`
      findings.error(
        'DanglingId',
        [judgement, 'ids', index],
        message,
        didYouMean(id, known, 'Name one that is there.'),
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
