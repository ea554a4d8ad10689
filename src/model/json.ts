import { isList } from './kinds.ts'
import { numberText } from './number-text.ts'
import { isNumber } from './numbers.ts'
import { Point } from './point.ts'
import { isTemporal } from './temporal/index.ts'
import { Float, type MapValue, Node, Path, Relationship, type Value } from './values.ts'

/** What `JSON.stringify` takes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Records as a JSON text, one object each, its keys in the order of the columns whatever they are called. */
export function recordsToJson(keys: readonly string[], records: readonly (readonly Value[])[]): string {
  if (records.length === 0) return '[]'
  // An object of JavaScript would put keys that look like numbers first.
  const objects = records.map((record) => {
    const entries = keys.map((key, column) => {
      const text = jsonText(record[column], 2).replaceAll('\n', '\n    ')
      return `    ${JSON.stringify(key)}: ${text}`
    })
    return entries.length === 0 ? '  {}' : `  {\n${entries.join(',\n')}\n  }`
  })
  return `[\n${objects.join(',\n')}\n]`
}

/**
 * A value as plain JSON for people and other programs. It is not lossless: 1.0 becomes 1, NaN and the infinities become
 * their names as text, an INTEGER beyond the safe range becomes text, and so do a temporal value (ISO 8601)
 * and a point (the call of Cypher that makes it). `jsonText` keeps 1.0.
 */
export function toJson(value: Value): Json {
  const json = opened(value)
  if (json instanceof Float) return json.value
  if (isList(json)) return json.map(toJson)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([key, held]) => [key, toJson(held)]))
}

/**
 * The text of `toJson`, but a FLOAT is written with its fraction (`1.0`, `1.0E21`), which readers that tell the two types
 * apart take for one.
 *
 * @param indent how many spaces a level is indented by; 0 writes one line
 */
export function jsonText(value: Value, indent = 0): string {
  return written(value, indent, '\n')
}

function written(value: Value, indent: number, lineEnd: string): string {
  const json = opened(value)
  if (isList(json))
    return enclosed(
      '[]',
      json.map((item) => written(item, indent, inner(indent, lineEnd))),
      indent,
      lineEnd,
    )
  if (json instanceof Float || typeof json === 'number') return numberText(json)
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  const colon = indent === 0 ? ':' : ': '
  const entries = Object.entries(json).map(
    ([key, held]) => `${JSON.stringify(key)}${colon}${written(held, indent, inner(indent, lineEnd))}`,
  )
  return enclosed('{}', entries, indent, lineEnd)
}

function inner(indent: number, lineEnd: string): string {
  return lineEnd + ' '.repeat(indent)
}

function enclosed([start, end]: string, parts: readonly string[], indent: number, lineEnd: string): string {
  if (parts.length === 0) return start + end
  if (indent === 0) return `${start}${parts.join(',')}${end}`
  const line = inner(indent, lineEnd)
  return `${start}${line}${parts.join(`,${line}`)}${lineEnd}${end}`
}

/** A value by what JSON has: numbers are finite, and only lists and maps hold values. */
function opened(value: Value): null | boolean | number | string | Float | readonly Value[] | MapValue {
  if (typeof value === 'bigint') return value.toString()
  if (isNumber(value)) return typeof value !== 'number' || Number.isFinite(value) ? value : String(value)
  if (value instanceof Node) return { id: value.id, labels: value.labels, properties: value.properties }
  if (value instanceof Relationship) {
    const { id, type, start, end, properties } = value
    return { id, type, start, end, properties }
  }
  if (value instanceof Path) return { nodes: value.nodes, relationships: value.relationships }
  if (isTemporal(value) || value instanceof Point) return value.toString()
  return value
}
