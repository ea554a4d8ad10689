import type { Value } from '../../model/values.ts'
import { quoteName } from '../../model/quote-name.ts'
import { literal } from './literal.ts'

/** How many elements one statement makes. */
export const BATCH = 500

/** What nodes carry until the last statement of a script, so that relationships find them: a label and a property key. */
export interface Mark {
  readonly label: string
  readonly key: string
}

/** A mark that is neither a label nor a property key of the graph. */
export function markBeside(labels: ReadonlySet<string>, keys: ReadonlySet<string>): Mark {
  return { label: unused('_Silkgraph', labels), key: unused('_key', keys) }
}

/** `CREATE` of the nodes; they are patterns as `nodePattern` gives them. */
export function nodeStatement(patterns: readonly string[]): string {
  return `CREATE ${patterns.join(',\n  ')};\n`
}

/** @param entries of the properties, as `entriesText` gives them */
export function nodePattern(mark: Mark, key: Value, labels: readonly string[], entries: string): string {
  const labelText = [mark.label, ...labels].map((label) => `:${quoteName(label)}`).join('')
  return `(${labelText} {${joined(`${quoteName(mark.key)}: ${literal(key)}`, entries)}})`
}

/** `CREATE` of relationships of one type; they are rows as `relationshipRow` gives them. */
export function relationshipStatement(mark: Mark, type: string, rows: readonly string[]): string {
  const end = (variable: string, field: string): string =>
    `(${variable}:${quoteName(mark.label)} {${quoteName(mark.key)}: row.${field}})`
  return (
    `UNWIND [\n  ${rows.join(',\n  ')}\n] AS row\n` +
    `MATCH ${end('a', 'a')}, ${end('b', 'b')}\n` +
    `CREATE (a)-[r:${quoteName(type)}]->(b) SET r = row.r;\n`
  )
}

/** @param start the key of the node where it starts; `end` likewise; `entries` those of the properties */
export function relationshipRow(start: Value, end: Value, entries: string): string {
  return `{a: ${literal(start)}, b: ${literal(end)}, r: {${entries}}}`
}

/** Takes the mark away. */
export function lastStatement(mark: Mark): string {
  return `MATCH (n:${quoteName(mark.label)}) REMOVE n:${quoteName(mark.label)}, n.${quoteName(mark.key)};\n`
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  let free = wanted
  for (let number = 2; taken.has(free); number++) free = `${wanted}${number}`
  return free
}
