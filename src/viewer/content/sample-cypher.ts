import { quoteName } from '../../model/quote-name.ts'
import type { Sampled } from '../state/sampled.ts'

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
