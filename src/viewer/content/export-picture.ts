import type { Backend } from '../../backend/index.ts'
import { readEvidence } from '../../evidence/read-evidence.ts'
import type { ExportFile, ExportFormat } from '../../export/index.ts'
import { orderedSubgraph } from '../../subgraph/subgraph.ts'
import type { Picture } from '../layout/picture.ts'
import { claimOfKey } from './additions.ts'

/** The files of a picture in a format, each relationship with the evidence it stands on. Lines of claims are not exported. */
export async function exportPicture(
  picture: Picture,
  format: ExportFormat,
  backend: Backend,
  licence: string,
): Promise<readonly ExportFile[]> {
  const relationships = [...picture.relationships.values()].filter(({ key }) => claimOfKey(key) === '')
  const subgraph = orderedSubgraph(
    [...picture.nodes.values()].map(({ key, labels, properties }) => ({ key, labels, properties })),
    relationships.map(({ type, start, end, properties }) => ({ type, start, end, properties })),
  )
  return format.write(subgraph, { evidenceOf: await readEvidence(backend, subgraph), licence, raw: false })
}
