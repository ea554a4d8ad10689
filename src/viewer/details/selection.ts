import type { Named } from '../../evidence/claims.ts'
import { isList } from '../../model/kinds.ts'
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
/** Some are of a node and its own parts. */
const MOST_ASKED = 500

/**
 * What holds nodes together: relationships among them, and common neighbours, at most 100 of each. In a graph with claims those of the
 * world layer.
 *
 * @param groups keys of each node, with those of the parts that are drawn as it: what they are joined to, it is joined to
 * @param known what is drawn
 * Cost: linear in the relationships of the nodes.
 */
export async function selectionView(
  asked: Asked,
  groups: readonly (readonly string[])[],
  known: Picture,
): Promise<SelectionView> {
  const { backend, description, signal } = asked
  const groupOf = new Map(groups.flatMap((keys, group) => keys.map((key) => [key, group] as const)))
  const byKey = await numbersOf(asked, [...groupOf.keys()], known)
  const groupOfNumber = new Map([...byKey].map(([key, number]) => [number, groupOf.get(key)]))
  const world = description.evidence ? ' AND r.layer IS NOT NULL' : ''
  const ask = async (text: string): Promise<readonly (readonly Value[])[]> =>
    (await (await backend.run(text, { numbers: [...byKey.values()] }, { signal, exact: true })).collect())
      .records
  const [among, common] = await Promise.all([
    ask(
      `MATCH (n)-[r]->(m) WHERE id(n) IN $numbers AND id(m) IN $numbers${world}
       RETURN n, r, m LIMIT ${MOST_ASKED}`,
    ),
    ask(
      `MATCH (n)-[r]-(m) WHERE id(n) IN $numbers AND NOT id(m) IN $numbers${world}
       WITH m, collect(DISTINCT id(n)) AS joined WHERE size(joined) > 1
       RETURN m, joined ORDER BY size(joined) DESC, id(m) LIMIT ${MOST_ASKED}`,
    ),
  ])
  const joinings = pictureOf(among.flat(), description.sharedIds)
  const apart = [...joinings.relationships].filter(
    ([, { start, end }]) => start === end || groupOf.get(start) !== groupOf.get(end),
  )
  const shared = common
    .flatMap(([node, joined]) => {
      const joins = new Set((isList(joined) ? joined : []).map((one) => groupOfNumber.get(Number(one)))).size
      return [...pictureOf([node], description.sharedIds).nodes.values()].map((one) => ({
        node: { key: one.key, name: captionOf(one, description) },
        joins,
      }))
    })
    .filter(({ joins }) => joins > 1)
    .toSorted((one, other) => other.joins - one.joins)
  return {
    among: joiningsOf({ nodes: joinings.nodes, relationships: new Map(apart.slice(0, MOST_LISTED)) }, asked),
    amongIsCut: apart.length > MOST_LISTED || among.length === MOST_ASKED,
    common: shared.slice(0, MOST_LISTED),
    commonIsCut: shared.length > MOST_LISTED || common.length === MOST_ASKED,
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
