import type { Named } from '../../evidence/claims.ts'
import { isList } from '../../model/kinds.ts'
import { textOf } from '../../model/texts.ts'
import type { Value } from '../../model/values.ts'
import { numbersOf, type Asked } from '../content/additions.ts'
import { pictureOf, type Picture } from '../layout/picture.ts'
import { captionOf } from '../words/names.ts'
import { phraseOf } from '../words/phrases.ts'

/** The neighbours of a node, to choose from. */
export interface NeighboursView {
  readonly key: string
  /** The commonest first. */
  readonly groups: readonly NeighbourGroup[]
  /** By name. */
  readonly neighbours: readonly Neighbour[]
  /** How many there are, listed or not. */
  readonly total: number
}

/** Neighbours along one type in one direction. */
export interface NeighbourGroup {
  readonly type: string
  readonly direction: 'out' | 'in'
  readonly phrase: string
  readonly count: number
}

interface Neighbour extends Named {
  /** What joins the node to it. */
  readonly by: readonly Pick<NeighbourGroup, 'type' | 'direction'>[]
  /** The same in words. */
  readonly phrases: readonly string[]
}

const MOST_LISTED = 2_000

/**
 * The neighbours of a node by type and direction, and at most 2,000 of them by name. In a graph with claims along relationships of the world
 * layer, or of any where it has none of those.
 *
 * @param known what is drawn: a node of it is found by its number
 * @returns undefined where the graph holds no such node
 */
export async function neighboursView(
  asked: Asked,
  key: string,
  known: Picture,
): Promise<NeighboursView | undefined> {
  const { backend, description, signal } = asked
  const number = (await numbersOf(asked, [key], known)).get(key)
  if (number === undefined) return undefined
  const ask = async (text: string): Promise<readonly (readonly Value[])[]> =>
    (await (await backend.run(text, { number }, { signal, exact: true })).collect()).records
  const countBy = (condition: string): ReturnType<typeof ask> =>
    ask(`MATCH (n)-[r]-(m) WHERE id(n) = $number AND ${condition}
         RETURN type(r) AS type, startNode(r) = n AS outgoing, count(DISTINCT m) AS count ORDER BY count DESC, type`)
  const world = description.evidence ? 'r.layer IS NOT NULL' : 'true'
  const counted = await countBy(world)
  const condition = counted.length === 0 ? 'true' : world
  const groups = counted.length === 0 && description.evidence ? await countBy(condition) : counted
  const directionOf = (outgoing: Value): 'out' | 'in' => (outgoing === true ? 'out' : 'in')
  const pattern = `MATCH (n)-[r]-(m) WHERE id(n) = $number AND ${condition}`
  const records = await ask(
    `${pattern} RETURN m, collect(DISTINCT [type(r), startNode(r) = n]) AS by LIMIT ${MOST_LISTED}`,
  )
  const total =
    records.length < MOST_LISTED
      ? records.length
      : Number((await ask(`${pattern} RETURN count(DISTINCT m)`))[0]?.[0])
  const neighbours = records.flatMap(([node, ways]) => {
    const by = (isList(ways) ? ways : []).flatMap((pair) =>
      isList(pair) ? [{ type: textOf(pair[0]), direction: directionOf(pair[1]) }] : [],
    )
    return [...pictureOf([node], description.sharedIds).nodes.values()].map((one): Neighbour => ({
      key: one.key,
      name: captionOf(one, description),
      by,
      phrases: by.map(({ type, direction }) => phraseOf(type, direction, description)),
    }))
  })
  return {
    key,
    groups: groups.map(([type, outgoing, count]) => ({
      type: textOf(type),
      direction: directionOf(outgoing),
      phrase: phraseOf(textOf(type), directionOf(outgoing), description),
      count: Number(count),
    })),
    neighbours: neighbours.toSorted((one, other) =>
      one.name.localeCompare(other.name, 'en', { numeric: true }),
    ),
    total,
  }
}
