import type { Backend } from '../backend/index.ts'
import type { Evidence } from '../formats/index.ts'
import { textsOf } from '../model/texts.ts'
import type { Subgraph } from '../subgraph/subgraph.ts'
import { claimsByIds } from './claims.ts'
import { append } from '../model/append.ts'

/** The evidence of the claims that a subgraph stands on, by claim id: one entry for each passage that the claim cites. */
export async function readEvidence(
  backend: Backend,
  { relationships }: Pick<Subgraph, 'relationships'>,
): Promise<(claim: string) => readonly Evidence[]> {
  const ids = new Set(relationships.flatMap(({ properties }) => textsOf(properties['claims'])))
  const index = new Map<string, Evidence[]>()
  for (const { id, gloss, modality, credited, document, passages } of await claimsByIds(backend, [...ids])) {
    const evidence = passages.map(({ place, sha256 }): Evidence => ({
      claim: id,
      gloss,
      modality,
      credited: credited.map(({ fullName }) => fullName),
      document: document.key,
      place,
      sha256,
    }))
    for (const one of evidence) append(index, id, one)
  }
  return (claim) => index.get(claim) ?? []
}
