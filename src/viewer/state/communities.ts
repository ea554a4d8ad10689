/** The action that leaves all communities that are opened. */
export const toAllCommunities = { kind: 'within', within: [], words: '' } as const

/** Whether the same communities are opened. Cost: linear in how deep they lie. */
export function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at])
}

/** What the key of a mark or line stands for that is no element of the graph. */
export type Grouped =
  /** A community, by the key of its central member. */
  | { readonly kind: 'community'; readonly central: string }
  /** All communities that have no mark of their own, by the key of the central member of the largest. */
  | { readonly kind: 'rest'; readonly central: string }
  /** The relationships between two marks, by the keys of these. */
  | { readonly kind: 'between'; readonly ends: readonly [string, string] }

const COMMUNITY = 'community of '
const REST = 'small communities as of '
const BETWEEN = 'between '

/** The key of the mark of a community. */
export function communityKey(central: string, isRest: boolean): string {
  return `${isRest ? REST : COMMUNITY}${central}`
}

/** The key of the line between two marks, in whatever order. */
export function betweenKey(one: string, other: string): string {
  return `${BETWEEN}${JSON.stringify([one, other].sort())}`
}

/** What a key stands for; undefined where it is that of an element of the graph. */
export function groupedOf(key: string): Grouped | undefined {
  if (key.startsWith(COMMUNITY)) return { kind: 'community', central: key.slice(COMMUNITY.length) }
  if (key.startsWith(REST)) return { kind: 'rest', central: key.slice(REST.length) }
  if (!key.startsWith(BETWEEN)) return undefined
  try {
    const ends: unknown = JSON.parse(key.slice(BETWEEN.length))
    if (!Array.isArray(ends) || ends.length !== 2) return undefined
    const [one, other]: readonly unknown[] = ends
    return typeof one === 'string' && typeof other === 'string'
      ? { kind: 'between', ends: [one, other] }
      : undefined
  } catch {
    return undefined
  }
}

/** What a key stands for, in words; undefined where it is that of an element. @param nameOf of an element, by its key */
export function groupedWords(key: string, nameOf: (key: string) => string): string | undefined {
  const grouped = groupedOf(key)
  if (grouped === undefined) return undefined
  if (grouped.kind === 'community') return `the community of ${nameOf(grouped.central)}`
  if (grouped.kind === 'rest') return 'the small communities'
  const [one, other] = grouped.ends.map((end) => groupedWords(end, nameOf) ?? nameOf(end))
  return `the relationships between ${one} and ${other}`
}
