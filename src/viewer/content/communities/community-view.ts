import type { Description } from '../../../backend/index.ts'
import type { Picture } from '../../layout/picture.ts'
import { labelCountText, labelOf } from '../../words/labels.ts'
import { phraseOf } from '../../words/phrases.ts'
import { captionOf } from '../../words/names.ts'
import type { Community } from './divide.ts'
import { markAt, type Opened } from './open-communities.ts'

/** So many of each kind are listed. */
const MOST_LISTED = 12

/** What a panel tells of a community. */
export interface CommunityView {
  /** `12 ships`, the commonest first. */
  readonly labels: readonly string[]
  readonly members: readonly { readonly key: string; readonly name: string }[]
}

/** What a panel tells of a community. @param whole has its members. Cost: linear in them */
export function communityView(
  { members }: Community,
  { nodes }: Picture,
  description: Description,
): CommunityView {
  const counts = new Map<string, number>()
  for (const key of members) {
    const { name } = labelOf(nodes.get(key)?.labels ?? [], description)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return {
    labels: [...counts]
      .sort(([one, its], [other, others]) => others - its || (one < other ? -1 : 1))
      .map(([name, count]) => labelCountText(count, labelOf(name === '' ? [] : [name], description))),
    members: members.slice(0, MOST_LISTED).flatMap((key) => {
      const node = nodes.get(key)
      return node === undefined ? [] : [{ key, name: captionOf(node, description) }]
    }),
  }
}

/** The other marks that a mark is joined to, those of most relationships first. Cost: linear in the lines of the picture. */
export function joinedTo(
  mark: string,
  { nodes, relationships }: Picture,
  description: Description,
): readonly { readonly key: string; readonly text: string; readonly count: number }[] {
  return [...relationships.values()]
    .filter(({ between, start, end }) => between !== undefined && (start === mark || end === mark))
    .sort((one, other) => (other.many ?? 1) - (one.many ?? 1) || (one.key < other.key ? -1 : 1))
    .slice(0, MOST_LISTED)
    .flatMap(({ start, end, many = 1 }) => {
      const key = start === mark ? end : start
      const node = nodes.get(key)
      return node === undefined ? [] : [{ key, text: captionOf(node, description), count: many }]
    })
}

/** How many relationships of each type there are between two marks, the commonest first. Cost: linear in the relationships. */
export function typesBetween(
  opened: Pick<Opened, 'division'>,
  [one, other]: readonly [string, string],
  { relationships }: Picture,
  description: Description,
): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { type, start, end } of relationships.values()) {
    const [from, to] = [markAt(opened, start), markAt(opened, end)]
    if ((from !== one || to !== other) && (from !== other || to !== one)) continue
    const text = phraseOf(type, 'out', description)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, its], [b, others]) => others - its || (a < b ? -1 : 1))
    .map(([text, count]) => ({ text, count }))
}
