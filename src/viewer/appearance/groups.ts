import type { Value } from '../../model/values.ts'
import type { Guide } from './guide.ts'
import type { Saying } from './effective.ts'

/** What is drawn, the element that it stands for, and its label or type. */
export interface Member {
  readonly key: string
  readonly element: string
  readonly name: string
}

/** Whom the same is said of: they share a scale. */
export interface Group<By> {
  readonly saying: Saying<By>
  readonly members: readonly Member[]
}

/** Values of elements, by key; undefined where they are not there yet. */
export type ValuesBy = (source: string) => ReadonlyMap<string, Value> | undefined

/** What a legend says of a group beside whom it is about. */
export type GuideRest = Pick<Guide, 'source' | 'entries' | 'isContinuous' | 'missing'>

/** Members by what is said of them; of whom nothing is said is in no group. */
export function grouped<By>(
  members: readonly Member[],
  sayingOf: (name: string) => Saying<By> | undefined,
): readonly Group<By>[] {
  const sayings = new Map<string, Saying<By> | undefined>()
  const groups = new Map<By, { readonly saying: Saying<By>; readonly members: Member[] }>()
  for (const member of members) {
    const { name } = member
    if (!sayings.has(name)) sayings.set(name, sayingOf(name))
    const saying = sayings.get(name)
    if (saying === undefined) continue
    const group = groups.get(saying.value) ?? { saying, members: [] }
    groups.set(saying.value, group)
    group.members.push(member)
  }
  return [...groups.values()]
}

/** The values of a group's elements, and how many elements there are, each once: half a line is none of its own. */
export function valuesIn(
  members: readonly Member[],
  values: ReadonlyMap<string, Value>,
): { readonly found: ReadonlyMap<string, Value>; readonly count: number } {
  const elements = new Set(members.map(({ element }) => element))
  const found = new Map<string, Value>()
  for (const element of elements) {
    const value = values.get(element)
    if (value !== undefined) found.set(element, value)
  }
  return { found, count: elements.size }
}
