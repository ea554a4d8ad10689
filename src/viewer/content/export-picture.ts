import type { Backend, Description } from '../../backend/index.ts'
import { readEvidence } from '../../evidence/read-evidence.ts'
import { type Drawn, exportAs, type Exported, type Writer } from '../../formats/index.ts'
import { orderedSubgraph } from '../../subgraph/subgraph.ts'
import type { Picture } from '../layout/picture.ts'
import { claimOfKey } from './additions.ts'

/**
 * A picture as files of a format, each relationship with the evidence it stands on. Lines of claims are not exported.
 *
 * @param drawn how its nodes are drawn, for formats that have a place for it
 */
export async function exportPicture(
  picture: Picture,
  writer: Writer,
  backend: Backend,
  { licence, evidence }: Pick<Description, 'licence' | 'evidence'>,
  drawn?: ReadonlyMap<string, Drawn>,
): Promise<Exported> {
  const relationships = [...picture.relationships.values()].filter(({ key }) => claimOfKey(key) === '')
  const subgraph = orderedSubgraph(
    [...picture.nodes.values()].map(({ key, labels, properties }) => ({ key, labels, properties })),
    relationships.map(({ type, start, end, properties }) => ({ type, start, end, properties })),
  )
  // Without any claim there is no file of claims either.
  const evidenceOf = evidence ? await readEvidence(backend, subgraph) : undefined
  return exportAs(writer, subgraph, {
    evidenceOf,
    licence,
    raw: false,
    ...(drawn === undefined ? {} : { picture: drawn }),
  })
}
