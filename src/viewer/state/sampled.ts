import { kindName } from '../words/kind-name.ts'

/** What is sampled: the nodes with a label, `''` for those without one, or the relationships of a type between two labels. */
export type Sampled =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'pattern'; readonly start: string; readonly type: string; readonly end: string }

/** How many elements a sample holds at first. */
export const FIRST_SAMPLE = 200

/** The key of the mark that stands for a label. */
export function labelKey(label: string): string {
  return `label:${label}`
}

/** The key of the line that stands for a relationship type between two labels. */
export function patternKey({ start, type, end }: Omit<Sampled & { kind: 'pattern' }, 'kind'>): string {
  return `type:${JSON.stringify([start, type, end])}`
}

/** What the key of a mark or line of a schema stands for; undefined where it is the key of something else. */
export function sampledOf(key: string): Sampled | undefined {
  if (key.startsWith('label:')) return { kind: 'label', label: key.slice('label:'.length) }
  if (!key.startsWith('type:')) return undefined
  try {
    const parts: unknown = JSON.parse(key.slice('type:'.length))
    if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return undefined
    const [start, type, end] = parts as readonly string[]
    return end === undefined ? undefined : { kind: 'pattern', start, type, end }
  } catch {
    return undefined
  }
}

/** What is sampled, in words. */
export function sampledWords(key: string): string {
  const sampled = sampledOf(key)
  if (sampled === undefined) return key
  const named = (label: string): string => (label === '' ? 'nodes without a label' : kindName(label))
  return sampled.kind === 'label'
    ? named(sampled.label)
    : `${named(sampled.start)} ${kindName(sampled.type)} ${named(sampled.end)}`
}
