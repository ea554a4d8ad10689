import type { Description } from '../../../backend/index.ts'
import { countText } from '../../../model/count-text.ts'
import type { Picture } from '../../layout/picture.ts'
import { captionOf } from '../../words/names.ts'
import type { CommunityPicture } from './community-picture.ts'
import type { Community, Division } from './divide.ts'
import { communityPhrase } from './words.ts'

/** What a headline counts. */
interface Counted {
  /** What is divided, or what the innermost community has. */
  readonly part: Picture
  /** The same, and what stands beside it. */
  readonly whole: Picture
}

/** `5,203 nodes and 7,000 relationships in 48 communities.` */
export function headlineOfCommunities(
  path: readonly Community[],
  { communities }: Division,
  { part, whole }: Counted,
  { pairs, lines }: CommunityPicture,
  description: Description,
): string {
  const alone = communities.reduce((sum, one) => sum + one.alone, 0)
  const count = communities.reduce((sum, one) => sum + one.count, 0) - alone
  const parts = [
    countText(count, 'community', 'communities'),
    ...(alone === 0 ? [] : [countText(alone, 'node by itself', 'nodes by themselves')]),
  ].join(' and ')
  const divided = count > 0 ? ` in ${parts}` : alone > 0 ? ', each node by itself' : ''
  const of = path.length === 0 ? '' : ` of ${namedIn(path[path.length - 1], part, description)}`
  const drawn =
    lines === pairs
      ? ''
      : `; ${lines.toLocaleString('en')} of ${pairs.toLocaleString('en')} lines are drawn, the heaviest and one at least of each mark`
  return `${amounts(part)}${of}${divided}${besideText(part, whole)}${drawn}.`
}

/** `The community of Fram: 313 of 5,203 nodes and 420 of 7,000 relationships.` */
export function headlineOfMembers(
  path: readonly Community[],
  { part, whole, all }: Counted & { readonly all: Picture },
  description: Description,
): string {
  const name = namedIn(path[path.length - 1], all, description)
  const [some, others] = [part.nodes.size, part.relationships.size].map((size) => size.toLocaleString('en'))
  const allNodes = countText(all.nodes.size, 'node')
  const allLines = countText(all.relationships.size, 'relationship')
  return `${name[0].toUpperCase()}${name.slice(1)}: ${some} of ${allNodes} and ${others} of ${allLines}${besideText(part, whole)}.`
}

/** How much stands beside what is counted. */
function besideText(part: Picture, whole: Picture): string {
  const beside = whole.nodes.size - part.nodes.size
  return beside === 0 ? '' : `, and ${countText(beside, 'added node')}`
}

function namedIn(community: Community, { nodes }: Picture, description: Description): string {
  const node = nodes.get(community.central)
  return communityPhrase(community, node === undefined ? community.central : captionOf(node, description))
}

function amounts({ nodes, relationships }: Picture): string {
  return `${countText(nodes.size, 'node')} and ${countText(relationships.size, 'relationship')}`
}
