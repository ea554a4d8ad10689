import { quoteName } from '../../model/quote-name.ts'
import { Path, type Value } from '../../model/values.ts'
import { mergePictures, pictureOf, type Picture } from '../layout/picture.ts'
import type { PathSearch } from '../state/paths.ts'
import { numbersOf, type Asked } from './additions.ts'

/** What joins several nodes. */
export interface PathsFound {
  readonly paths: readonly FoundPath[]
  /** All of them. */
  readonly picture: Picture
  /** Keys of each two that no path joins. */
  readonly apart: readonly (readonly [string, string])[]
  /** Whether there may be more shortest paths than were asked for. */
  readonly isCut: boolean
}

export interface FoundPath {
  /** Keys, in order. */
  readonly nodes: readonly string[]
  readonly relationships: readonly string[]
  /** Whether each of its relationships is a fact; undefined where the graph has no claims. */
  readonly isFact: boolean | undefined
}

/** Longer ways tell nobody how two things are connected. */
export const MOST_STEPS = 8
/** Between each two of so many nodes paths are searched for. */
export const MOST_JOINED = 8
const MOST_PATHS = 50

/**
 * All shortest paths between each two nodes, in either direction of each relationship, of at most 8 steps and at most 50 for two nodes.
 * In a graph with claims they run along relationships of the world layer. A key that names no node joins nothing.
 *
 * @param known what is drawn
 * Cost: a search from both ends for each two nodes.
 */
export async function pathsBetween(
  asked: Asked,
  { between, types, modality }: PathSearch,
  known: Picture,
): Promise<PathsFound> {
  const { backend, description, signal } = asked
  const numbers = await numbersOf(asked, between, known)
  const along = types.length === 0 ? '' : `:${types.map(quoteName).join('|')}`
  const conditions = [
    ...(description.evidence ? ['r.layer IS NOT NULL'] : []),
    // Common reference has no modality: it is a fact.
    ...(modality === '' ? [] : ["coalesce(r.modality, 'fact') = $modality"]),
  ]
  const where =
    conditions.length === 0 ? '' : ` WHERE all(r IN relationships(path) WHERE ${conditions.join(' AND ')})`
  const text = `MATCH (a), (b) WHERE id(a) = $from AND id(b) = $to
     MATCH path = allShortestPaths((a)-[${along}*..${MOST_STEPS}]-(b))${where}
     RETURN path LIMIT ${MOST_PATHS}`
  const found = await Promise.all(
    pairsOf(between).map(async ([start, end]) => {
      const [from, to] = [numbers.get(start), numbers.get(end)]
      const records: readonly (readonly Value[])[] =
        from === undefined || to === undefined || from === to
          ? []
          : (await (await backend.run(text, { from, to, modality }, { signal, exact: true })).collect())
              .records
      return { pair: [start, end] as const, values: records.flat() }
    }),
  )
  const pictures = found.map(({ values }) => pictureOf(values, description.sharedIds))
  return {
    paths: found.flatMap(({ values }, index) =>
      values.flatMap((value) => pathOf(value, pictures[index], asked)),
    ),
    picture: mergePictures(...pictures),
    apart: found.filter(({ values }) => values.length === 0).map(({ pair }) => pair),
    isCut: found.some(({ values }) => values.length === MOST_PATHS),
  }
}

function pathOf(
  value: Value,
  { nodes, relationships }: Picture,
  { description }: Asked,
): readonly FoundPath[] {
  if (!(value instanceof Path)) return []
  const nodeKeys = new Map([...nodes.values()].map(({ id, key }) => [id, key]))
  const relationshipKeys = new Map([...relationships.values()].map(({ id, key }) => [id, key]))
  return [
    {
      nodes: value.nodes.flatMap(({ id }) => nodeKeys.get(id) ?? []),
      relationships: value.relationships.flatMap(({ id }) => relationshipKeys.get(id) ?? []),
      isFact: description.evidence
        ? value.relationships.every(({ properties }) => (properties['modality'] ?? 'fact') === 'fact')
        : undefined,
    },
  ]
}

/** Each two of several, once. */
function pairsOf(keys: readonly string[]): readonly (readonly [string, string])[] {
  return keys.flatMap((one, index) => keys.slice(index + 1).map((other) => [one, other] as const))
}
