import { quoteName } from '../../model/quote-name.ts'

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
  const named = (label: string): string => (label === '' ? 'nodes without a label' : label)
  return sampled.kind === 'label'
    ? named(sampled.label)
    : `${named(sampled.start)} ${sampled.type} ${named(sampled.end)}`
}

/** The Cypher of a sample, what it matches alone, and the Cypher of how many there are. */
export function sampleCypher(
  sampled: Sampled,
  most: number,
): { readonly match: string; readonly text: string; readonly total: string } {
  if (sampled.kind === 'label') {
    const match = `MATCH ${nodeText('n', sampled.label)}${without(['n', sampled.label])}`
    return { match, text: `${match} RETURN n LIMIT ${most}`, total: `${match} RETURN count(*)` }
  }
  const { start, type, end } = sampled
  const path = `${nodeText('a', start)}-[:${quoteName(type)}]->${nodeText('b', end)}`
  const where = without(['a', start], ['b', end])
  const match = `MATCH path = ${path}${where}`
  return {
    match,
    text: `${match} RETURN path LIMIT ${most}`,
    total: `MATCH ${path}${where} RETURN count(*)`,
  }
}

function nodeText(name: string, label: string): string {
  return label === '' ? `(${name})` : `(${name}:${quoteName(label)})`
}

function without(...nodes: readonly (readonly [name: string, label: string])[]): string {
  const conditions = nodes.filter(([, label]) => label === '').map(([name]) => `size(labels(${name})) = 0`)
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
}
