import { append } from '../../model/append.ts'
import type { Picture } from '../layout/picture.ts'
import type { NeighbourGroup, NeighboursView } from './neighbours.ts'
import type { SelectionView } from './selection.ts'

/** What of the neighbours of a node is not drawn yet. A neighbour is drawn where it has a mark and all its lines to the node. */
export interface LeftToDraw {
  /** Keys of the listed neighbours that are not drawn. */
  readonly keys: ReadonlySet<string>
  /** How many there are; some of those that are not listed may be drawn. */
  readonly total: number
  /** How many of a group. */
  of(group: NeighbourGroup): number
}

/**
 * What of the neighbours of a node is not drawn yet.
 *
 * @param picture what is shown
 * @param isSeen whether a node has a mark, or its whole has
 * Cost: linear in the relationships of the picture and the neighbours.
 */
export function leftToDraw(
  { key, neighbours, total }: NeighboursView,
  { relationships }: Pick<Picture, 'relationships'>,
  isSeen: (key: string) => boolean,
): LeftToDraw {
  const drawn = new Set<string>()
  for (const { type, start, end } of relationships.values()) {
    if (start === key) drawn.add(wayTo({ type, direction: 'out' }, end))
    if (end === key) drawn.add(wayTo({ type, direction: 'in' }, start))
  }
  const keys = new Set<string>()
  const byGroup = new Map<string, string[]>()
  for (const { key: other, by } of neighbours)
    for (const way of by) {
      if (isSeen(key) && isSeen(other) && drawn.has(wayTo(way, other))) continue
      keys.add(other)
      append(byGroup, wayTo(way, ''), other)
    }
  const unlisted = total - neighbours.length
  return {
    keys,
    total: keys.size + unlisted,
    of: (group) => (unlisted > 0 ? group.count : (byGroup.get(wayTo(group, ''))?.length ?? 0)),
  }
}

function wayTo({ type, direction }: Pick<NeighbourGroup, 'type' | 'direction'>, other: string): string {
  return JSON.stringify([type, direction, other])
}

/**
 * Which common neighbours are not drawn yet, with a line to each of those that they are joined to.
 *
 * @param groups keys of each selected node, with those of the parts that are drawn as it
 * Cost: linear in the relationships of the picture.
 */
export function commonLeftToDraw(
  { common }: Pick<SelectionView, 'common'>,
  groups: readonly (readonly string[])[],
  { relationships }: Pick<Picture, 'relationships'>,
  isSeen: (key: string) => boolean,
): readonly string[] {
  const groupOf = new Map(groups.flatMap((keys, group) => keys.map((key) => [key, group] as const)))
  const joined = new Map(common.map(({ node }) => [node.key, new Set<number>()]))
  for (const { start, end } of relationships.values())
    for (const [one, other] of [
      [start, end],
      [end, start],
    ]) {
      const group = groupOf.get(other)
      if (group !== undefined) joined.get(one)?.add(group)
    }
  return common
    .filter(({ node: { key }, joins }) => !isSeen(key) || (joined.get(key)?.size ?? 0) < joins)
    .map(({ node }) => node.key)
}
