/** A search phrase that is no canned query: what is joined to a known node by relationships of one type. */
export interface Phrase {
  /** The label of what is looked for. */
  readonly find: string
  readonly type: string
  /** Whether the relationship leads out of what is looked for, or into it; either way where its type is symmetric. */
  readonly direction: 'out' | 'in'
  /** The label of the known node. */
  readonly label: string
  readonly key: string
  /** Types of hierarchies: what is part of the known node by these counts as it. */
  readonly within: readonly string[]
}

/** What a link holds of a phrase. */
export function phraseText({ find, type, direction, label, key, within }: Phrase): string {
  return JSON.stringify([find, type, direction, label, key, ...within])
}

/** The phrase that a link holds; undefined where it cannot be read. */
export function phraseOfText(text: string): Phrase | undefined {
  try {
    const parts: unknown = JSON.parse(text)
    if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return undefined
    const [find, type, direction, label, key, ...within] = parts as readonly string[]
    if (key === undefined || (direction !== 'out' && direction !== 'in')) return undefined
    return { find, type, direction, label, key, within }
  } catch {
    return undefined
  }
}
