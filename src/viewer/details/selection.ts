import type { Named } from '../../evidence/claims.ts'
import type { Value } from '../../model/values.ts'
import { numbersOf, type Asked } from '../content/additions.ts'
import { pictureOf, type Picture } from '../layout/picture.ts'
import { captionOf } from '../words/names.ts'
import { phraseOf, standingWords } from '../words/phrases.ts'

/** What holds several nodes together. */
export interface SelectionView {
  /** Relationships from one of them to another. */
  readonly among: readonly Joining[]
  readonly amongIsCut: boolean
  /** What is joined to more than one of them, and to how many, those joined to most first. */
  readonly common: readonly { readonly node: Named; readonly joins: number }[]
  readonly commonIsCut: boolean
}

/** A relationship as a sentence. */
export interface Joining {
  readonly key: string
  readonly start: string
  readonly phrase: string
  readonly end: string
  readonly standing: string
}

/** Of more nodes nobody asks what they have in common. */
export const MOST_COMPARED = 200
const MOST_LISTED = 100

/**
 * What holds nodes together: relationships among them, and common neighbours, at most 100 of each. In a graph with claims those of the
 * world layer.
 *
 * @param known what is drawn
 * Cost: linear in the relationships of the nodes.
 */
export async function selectionView(
  asked: Asked,
  keys: readonly string[],
  known: Picture,
): Promise<SelectionView> {
  const { backend, description, signal } = asked
  const numbers = [...(await numbersOf(asked, keys, known)).values()]
  const world = description.evidence ? ' AND r.layer IS NOT NULL' : ''
  const ask = async (text: string): Promise<readonly (readonly Value[])[]> =>
    (await (await backend.run(text, { numbers }, { signal, exact: true })).collect()).records
  const [among, common] = await Promise.all([
    ask(
      `MATCH (n)-[r]->(m) WHERE id(n) IN $numbers AND id(m) IN $numbers${world}
       RETURN n, r, m LIMIT ${MOST_LISTED + 1}`,
    ),
    ask(
      `MATCH (n)-[r]-(m) WHERE id(n) IN $numbers AND NOT id(m) IN $numbers${world}
       WITH m, count(DISTINCT n) AS joins WHERE joins > 1
       RETURN m, joins ORDER BY joins DESC, id(m) LIMIT ${MOST_LISTED + 1}`,
    ),
  ])
  return {
    among: joiningsOf(pictureOf(among.slice(0, MOST_LISTED).flat(), description.sharedIds), asked),
    amongIsCut: among.length > MOST_LISTED,
    common: common.slice(0, MOST_LISTED).flatMap(([node, joins]) =>
      [...pictureOf([node], description.sharedIds).nodes.values()].map((one) => ({
        node: { key: one.key, name: captionOf(one, description) },
        joins: Number(joins),
      })),
    ),
    commonIsCut: common.length > MOST_LISTED,
  }
}

/** The relationships of a picture as sentences. */
export function joiningsOf(
  { nodes, relationships }: Picture,
  { description }: Pick<Asked, 'description'>,
): readonly Joining[] {
  const nameOf = (key: string): string => {
    const node = nodes.get(key)
    return node === undefined ? key : captionOf(node, description)
  }
  return [...relationships.values()].map(({ key, type, start, end, properties }) => ({
    key,
    start: nameOf(start),
    phrase: phraseOf(type, 'out', description),
    end: nameOf(end),
    standing: standingWords(properties, description),
  }))
}
