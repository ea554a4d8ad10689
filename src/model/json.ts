import { isList } from './kinds.ts'
import { Point } from './point.ts'
import { isTemporal } from './temporal/index.ts'
import { Float, Node, Path, Relationship, type Value } from './values.ts'

/** What `JSON.stringify` takes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Records as a JSON text, one object each, its keys in the order of the columns whatever they are called. */
export function recordsToJson(keys: readonly string[], records: readonly (readonly Value[])[]): string {
  if (records.length === 0) return '[]'
  // An object of JavaScript would put keys that look like numbers first.
  const objects = records.map((record) => {
    const entries = keys.map((key, column) => {
      const text = JSON.stringify(toJson(record[column]), null, 2).replaceAll('\n', '\n    ')
      return `    ${JSON.stringify(key)}: ${text}`
    })
    return entries.length === 0 ? '  {}' : `  {\n${entries.join(',\n')}\n  }`
  })
  return `[\n${objects.join(',\n')}\n]`
}

/**
 * A value as plain JSON for people and other programs. It is not lossless: 1.0 becomes 1, NaN and the infinities become
 * their names as text, an INTEGER beyond the safe range becomes text, and so do a temporal value (ISO 8601)
 * and a point (the call of Cypher that makes it).
 */
export function toJson(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value instanceof Float) return value.value
  if (isList(value)) return value.map(toJson)
  if (value instanceof Node)
    return { id: value.id, labels: value.labels, properties: toJson(value.properties) }
  if (value instanceof Relationship) {
    const { id, type, start, end, properties } = value
    return { id, type, start, end, properties: toJson(properties) }
  }
  if (value instanceof Path)
    return { nodes: value.nodes.map(toJson), relationships: value.relationships.map(toJson) }
  if (isTemporal(value) || value instanceof Point) return value.toString()
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, toJson(held)]))
}
