import type { Backend } from '../../backend/index.ts'
import type { MapValue } from '../../model/values.ts'
import { textOf } from '../../model/texts.ts'
import {
  claimsIn,
  named,
  nodesOf,
  passagePlace,
  propertiesOf,
  type ClaimView,
  type Named,
  type PassagePlace,
} from '../../evidence/claims.ts'

/** A document with its claims in its own order. */
export interface DocumentView {
  readonly document: Named
  readonly title: string
  readonly publisher: string
  readonly date: string
  /** '' where unknown. */
  readonly link: string
  readonly sha256: string
  readonly passages: readonly PassageView[]
}

export interface PassageView extends PassagePlace {
  readonly properties: MapValue
  readonly claims: readonly ClaimView[]
  /** Why no claim was made of it; '' where there are claims. */
  readonly noClaim: string
}

/** The documents of a graph, in order of title. */
export async function documentList(backend: Backend): Promise<readonly Named[]> {
  const { records } = await (await backend.run('MATCH (d:Document) RETURN d ORDER BY d.title')).collect()
  return records.map(([document]) => named(document))
}

/** @returns undefined where the graph holds no such document */
export async function documentView(backend: Backend, id: string): Promise<DocumentView | undefined> {
  const { records } = await (
    await backend.run(
      `MATCH (d:Document) WHERE d.id = $id
       OPTIONAL MATCH (p:Passage)-[:IN_DOCUMENT]->(d)
       RETURN d, collect(p) AS passages`,
      { id },
    )
  ).collect()
  const [document, passages] = records[0] ?? []
  if (document === undefined) return undefined
  const claims = await claimsIn(backend, id)
  const properties = propertiesOf(document)
  return {
    document: named(document),
    title: textOf(properties['title']),
    publisher: textOf(properties['publisher']),
    date: textOf(properties['date']),
    link: /^https?:\/\//i.test(textOf(properties['link'])) ? textOf(properties['link']) : '',
    sha256: textOf(properties['sha256']),
    passages: nodesOf(passages)
      .map((node) => ({
        ...passagePlace(node),
        properties: node.properties,
        claims: claims.filter((claim) =>
          claim.passages.some(({ key }) => key === textOf(node.properties['id'])),
        ),
        noClaim: textOf(node.properties['noClaim']),
      }))
      .sort((a, b) => Number(a.properties['start']) - Number(b.properties['start'])),
  }
}
