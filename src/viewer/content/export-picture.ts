import type { Backend } from '../../backend/index.ts'
import type { Evidence, ExportFile, ExportFormat } from '../../export/index.ts'
import { orderedSubgraph } from '../../subgraph/subgraph.ts'
import { claimsByIds } from '../evidence/claims.ts'
import { textsOf, type Picture } from '../layout/picture.ts'
import { claimOfKey } from './additions.ts'

/** The files of a picture in a format, each relationship with the evidence it stands on. Lines of claims are not exported. */
export async function exportPicture(
  picture: Picture,
  format: ExportFormat,
  backend: Backend,
  licence: string,
): Promise<readonly ExportFile[]> {
  const relationships = [...picture.relationships.values()].filter(({ key }) => claimOfKey(key) === '')
  const ids = new Set(relationships.flatMap(({ properties }) => textsOf(properties['claims'])))
  const evidence = new Map(
    (await claimsByIds(backend, [...ids])).map(({ id, gloss, modality, credited, document, passages }) => [
      id,
      passages.map(({ paragraph, sentence, sha256 }): Evidence => ({
        claim: id,
        gloss,
        modality,
        credited: credited.map(({ name }) => name),
        document: document.key,
        paragraph,
        sentence,
        sha256,
      })),
    ]),
  )
  const subgraph = orderedSubgraph(
    [...picture.nodes.values()].map(({ key, labels, properties }) => ({ key, labels, properties })),
    relationships.map(({ type, start, end, properties }) => ({ type, start, end, properties })),
  )
  return format.write(subgraph, { evidenceOf: (claim) => evidence.get(claim) ?? [], licence, raw: false })
}
