import { append } from '../../../model/append.ts'
import type { Value } from '../../../model/values.ts'
import type { Picture } from '../../layout/picture.ts'
import { valueText } from '../../values/value-text.ts'

/** More marks than these nobody can read. */
export const MOST_COMMUNITIES = 200

/** Nodes of a picture that are drawn as one mark. */
export interface Community {
  /** Key of the member with most relationships to other members. */
  readonly central: string
  /** Keys of all, the most connected with other members first. */
  readonly members: readonly string[]
  /** How many relationships there are among them. */
  readonly inside: number
  /** How many communities it stands for: more than one where they are too small to have marks of their own. */
  readonly count: number
  /** How many of these have one member. */
  readonly alone: number
}

/** A picture divided into communities. */
export interface Division {
  /** The largest first; what stands for several small ones last. */
  readonly communities: readonly Community[]
  /** Where in the list each node is; a node that belongs to none is not in it. */
  readonly numbers: ReadonlyMap<string, number>
}

/**
 * Divides a picture by a value that the members of a community share. What has one member has no mark of its own, nor have the
 * smallest where there are too many; one node that is left over alone belongs to none. The same picture is divided alike in whatever order
 * it comes, and whatever the values are, as long as the same nodes share one. Cost: n log n.
 *
 * @param groups by key; a node without a value belongs to no community
 */
export function divide(
  { nodes, relationships }: Picture,
  groups: ReadonlyMap<string, Value>,
  most = MOST_COMMUNITIES,
): Division {
  const groupOf = (key: string): string | undefined => {
    const value = groups.get(key)
    return value === undefined ? undefined : valueText(value)
  }
  const keys = new Map<string, string[]>()
  for (const key of nodes.keys()) {
    const group = groupOf(key)
    if (group !== undefined) append(keys, group, key)
  }
  const degrees = new Map<string, number>()
  for (const { start, end } of relationships.values()) {
    const group = groupOf(start)
    if (start === end || group === undefined || group !== groupOf(end)) continue
    for (const key of [start, end]) degrees.set(key, (degrees.get(key) ?? 0) + 1)
  }
  const byDegree = (one: string, other: string): number =>
    (degrees.get(other) ?? 0) - (degrees.get(one) ?? 0) || (one < other ? -1 : 1)
  const found = [...keys.values()]
    .map((members) => members.sort(byDegree))
    .sort((one, other) => other.length - one.length || (one[0] < other[0] ? -1 : 1))
  const own = found.findIndex(({ length }) => length === 1)
  const large = own < 0 ? found.length : own
  const marks = large <= most && large === found.length ? large : Math.min(large, most - 1)
  const rest = found.slice(marks)
  const all = rest.flat()
  const together = [
    ...found.slice(0, marks).map((members) => ({ members, count: 1, alone: 0 })),
    ...(all.length < 2
      ? []
      : [
          {
            // The central member of the largest of them stays first.
            members: [all[0], ...all.slice(1).sort(byDegree)],
            count: rest.length,
            alone: rest.filter(({ length }) => length === 1).length,
          },
        ]),
  ]
  const numbers = new Map(together.flatMap(({ members }, at) => members.map((key) => [key, at] as const)))
  const inside = together.map(() => 0)
  for (const { start, end } of relationships.values()) {
    const number = numbers.get(start)
    if (number !== undefined && number === numbers.get(end)) inside[number]++
  }
  return {
    numbers,
    communities: together.map((one, at) => ({ ...one, central: one.members[0], inside: inside[at] })),
  }
}
