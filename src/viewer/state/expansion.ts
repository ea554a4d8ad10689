/** Which neighbours of a node are drawn. */
export interface Expansion {
  readonly key: string
  /** The type and direction of the relationships that lead to them; undefined for all. */
  readonly by: { readonly type: string; readonly direction: 'out' | 'in' } | undefined
  /** Keys of the neighbours that are meant; undefined for all. */
  readonly ends: readonly string[] | undefined
  /** Whether the neighbours of all its neighbours are meant, too. */
  readonly twoSteps?: true
}

const SOME = 'some:'
/** In place of a direction. */
const TWO_STEPS = 'two steps'

/** What a state holds of an expansion: the key of the node where all its neighbours are drawn. */
export function expansionKey({ key, by, ends, twoSteps }: Expansion): string {
  if (twoSteps === true) return SOME + JSON.stringify([key, '', TWO_STEPS])
  if (by === undefined && ends === undefined) return key
  return SOME + JSON.stringify([key, by?.type ?? '', by?.direction ?? '', ...(ends ?? [])])
}

/** The expansion that a state holds; what cannot be read as a part of one is a node's key. */
export function expansionOf(text: string): Expansion {
  const all: Expansion = { key: text, by: undefined, ends: undefined }
  if (!text.startsWith(SOME)) return all
  try {
    const parts: unknown = JSON.parse(text.slice(SOME.length))
    if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return all
    const [key, type, direction, ...ends] = parts as readonly string[]
    if (direction === undefined) return all
    if (direction === TWO_STEPS) return { key, by: undefined, ends: undefined, twoSteps: true }
    return {
      key,
      by: direction === 'out' || direction === 'in' ? { type, direction } : undefined,
      ends: ends.length === 0 ? undefined : ends,
    }
  } catch {
    return all
  }
}
