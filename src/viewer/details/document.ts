import type { Backend } from '../../backend/index.ts'
import { append } from '../../model/append.ts'
import { byPassagePlace } from '../../model/passage-place.ts'
import type { MapValue, Node } from '../../model/values.ts'
import { textOf } from '../../model/texts.ts'
import {
  citedPassage,
  claimsIn,
  claimsOn,
  named,
  nodesOf,
  propertiesOf,
  type CitedPassage,
  type ClaimView,
  type Named,
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
  /** A table may have more passages than anyone reads: `rowPassages` gives those of a claim. */
  readonly kind: 'text' | 'table'
  /** How many passages there are, and how many of them a claim cites. */
  readonly number: number
  readonly covered: number
  /** Of a text all of them; of a table none. */
  readonly passages: readonly PassageView[]
}

export interface PassageView extends CitedPassage {
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
       WITH d, p, CASE WHEN EXISTS { (p)<-[:EVIDENCED_BY]-() } THEN 1 ELSE 0 END AS covered
       RETURN d, count(p) AS number, sum(covered) AS covered, count(p.row) > 0 AS isTable`,
      { id },
    )
  ).collect()
  const [document, number, covered, isTable] = records[0] ?? []
  if (document === undefined) return undefined
  const kind = isTable === true ? 'table' : 'text'
  const properties = propertiesOf(document)
  return {
    document: named(document),
    title: textOf(properties['title']),
    publisher: textOf(properties['publisher']),
    date: textOf(properties['date']),
    link: /^https?:\/\//i.test(textOf(properties['link'])) ? textOf(properties['link']) : '',
    sha256: textOf(properties['sha256']),
    kind,
    number: Number(number),
    covered: Number(covered),
    passages: kind === 'table' ? [] : await sentencesOf(backend, id),
  }
}

async function sentencesOf(backend: Backend, id: string): Promise<readonly PassageView[]> {
  const passages = await askPassages(
    backend,
    'MATCH (p:Passage)-[:IN_DOCUMENT]->(d:Document) WHERE d.id = $id RETURN p',
    { id },
  )
  return viewsOf(passages, await claimsIn(backend, id)).toSorted(
    (a, b) => Number(a.properties['start']) - Number(b.properties['start']),
  )
}

/** How many cells of a table are shown where no claim was opened. */
const FIRST_CELLS = 50

/** The cited cells of the rows that a claim cites, or the first of the table where there is no such claim. */
export async function rowPassages(
  backend: Backend,
  id: string,
  claim: string,
): Promise<readonly PassageView[]> {
  const ofClaim = await askPassages(
    backend,
    `MATCH (k:Claim)-[:EVIDENCED_BY]->(c:Passage)-[:IN_DOCUMENT]->(d:Document) WHERE k.id = $claim AND d.id = $id
     WITH DISTINCT d, c.row AS row
     MATCH (p:Passage)-[:IN_DOCUMENT]->(d) WHERE p.row = row RETURN p`,
    { id, claim },
  )
  const passages =
    ofClaim.length > 0
      ? ofClaim
      : await askPassages(
          backend,
          `MATCH (p:Passage)-[:IN_DOCUMENT]->(d:Document) WHERE d.id = $id
           RETURN p ORDER BY p.row, p.column LIMIT ${FIRST_CELLS}`,
          { id },
        )
  const keys = passages.map((node) => textOf(node.properties['id']))
  return viewsOf(passages, await claimsOn(backend, keys)).toSorted((a, b) => byPassagePlace(a.place, b.place))
}

async function askPassages(
  backend: Backend,
  text: string,
  parameters: { readonly [name: string]: string },
): Promise<readonly Node[]> {
  const { records } = await (await backend.run(text, parameters)).collect()
  return nodesOf(records.map(([node]) => node))
}

function viewsOf(passages: readonly Node[], claims: readonly ClaimView[]): readonly PassageView[] {
  const byPassage = new Map<string, ClaimView[]>()
  for (const claim of claims) for (const { key } of claim.passages) append(byPassage, key, claim)
  return passages.map((node) => ({
    ...citedPassage(node),
    properties: node.properties,
    claims: byPassage.get(textOf(node.properties['id'])) ?? [],
    noClaim: textOf(node.properties['noClaim']),
  }))
}
