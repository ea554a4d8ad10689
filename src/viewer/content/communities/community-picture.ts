import type { Description } from '../../../backend/index.ts'
import { emptyMap } from '../../../model/values.ts'
import type { Picture, PictureNode, PictureRelationship } from '../../layout/picture.ts'
import { betweenKey, communityKey } from '../../state/communities.ts'
import { captionOf } from '../../words/names.ts'
import type { Community, Division } from './divide.ts'
import { communityText } from './words.ts'

/** More lines between marks than these would hide one another: so many for each mark, at least, and at most. */
const LINES_EACH = 3
const [FEW_LINES, MOST_LINES] = [40, 400]
/** Of a canvas marks cover about so many square pixels together. */
const COVERED = 36_000
const [SMALLEST, LARGEST] = [10, 26]
const [THINNEST, THICKEST] = [0.8, 4]

/** A picture of communities, and what is left out of it. */
export interface CommunityPicture {
  readonly picture: Picture
  /** How many pairs of marks have relationships between them, drawn or not. */
  readonly pairs: number
  /** How many of these have a line. */
  readonly lines: number
}

/**
 * One mark for each community, with a line between two that have relationships between them; what belongs to none stays as it is. Of very
 * many lines those of most relationships are drawn, and for each mark at least one. Cost: linear in the picture.
 */
export function communityPicture(
  { nodes, relationships }: Picture,
  { communities, numbers }: Division,
  description: Description,
): CommunityPicture {
  const marks = communities.map((one) => communityKey(one.central, one.count > 1))
  const all = communities.reduce((sum, { members }) => sum + members.length, 0)
  const drawn = new Map<string, PictureNode>()
  for (const [at, one] of communities.entries())
    drawn.set(marks[at], markOfCommunity(one, marks[at], all, nodes.get(one.central), description))
  // Where each mark is among those that are drawn, communities first.
  const loose = new Map<string, number>()
  for (const [key, node] of nodes) {
    if (numbers.has(key)) continue
    loose.set(key, drawn.size)
    drawn.set(key, node)
  }
  const keys = [...drawn.keys()]
  const placeOf = (key: string): number => numbers.get(key) ?? loose.get(key) ?? 0
  const own = new Map<string, PictureRelationship>()
  const counts = new Map<number, number>()
  for (const [key, relationship] of relationships) {
    const { start, end } = relationship
    if (!numbers.has(start) && !numbers.has(end)) {
      own.set(key, relationship)
      continue
    }
    const [from, to] = [placeOf(start), placeOf(end)]
    if (from === to) continue
    const pair = Math.min(from, to) * keys.length + Math.max(from, to)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const lines = Array.from(counts, ([pair, count]) => {
    const [one, other] = [keys[Math.floor(pair / keys.length)], keys[pair % keys.length]]
    const ends = one < other ? ([one, other] as const) : ([other, one] as const)
    return { key: betweenKey(one, other), ends, count }
  }).sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
  const most = Math.min(MOST_LINES, Math.max(FEW_LINES, LINES_EACH * drawn.size))
  const met = new Set<string>()
  const kept = lines.filter(({ ends }, at) => {
    const isFirst = ends.some((end) => !met.has(end))
    for (const end of ends) met.add(end)
    return at < most || isFirst
  })
  const heaviest = kept[0]?.count ?? 1
  for (const { key, ends, count } of kept) {
    const [start, end] = ends
    const share = heaviest === 1 ? 0 : Math.log(count) / Math.log(heaviest)
    const between = THINNEST + share * (THICKEST - THINNEST)
    own.set(key, { key, id: -1, type: '', start, end, properties: emptyMap(), many: count, between })
  }
  return { picture: { nodes: drawn, relationships: own }, pairs: lines.length, lines: kept.length }
}

/** @param all how many nodes all communities have together */
function markOfCommunity(
  one: Community,
  key: string,
  all: number,
  central: PictureNode | undefined,
  description: Description,
): PictureNode {
  const { members } = one
  const properties = emptyMap()
  properties['name'] = communityText(
    one,
    central === undefined ? one.central : captionOf(central, description),
  )
  // By area, as it is seen.
  const radius = Math.sqrt((COVERED * members.length) / (Math.PI * all))
  // What is left over is no community: as many nodes as it has, it is not what stands out.
  const community = one.count > 1 ? SMALLEST : Math.max(SMALLEST, Math.min(radius, LARGEST))
  return { key, id: -1, labels: [], properties, many: members.length, community }
}
