import { toJson } from '../model/json.ts'
import { isList } from '../model/kinds.ts'
import { Point } from '../model/point.ts'
import { isTemporal } from '../model/temporal/index.ts'
import { Float, type MapValue, type Value } from '../model/values.ts'
import type { Subgraph, SubgraphNode, SubgraphRelationship } from '../subgraph/subgraph.ts'
import { evidenceOf } from './evidence.ts'
import type { ExportOptions } from './format.ts'

/** The types that XML formats know; `list` is a list of text. Temporal values are ISO text, points the call that makes them. */
export type AttributeType = 'string' | 'long' | 'double' | 'boolean' | 'list'

export interface Attribute {
  readonly name: string
  readonly type: AttributeType
}

/** An element with what an XML or JSON format writes for it: labels or type, properties, evidence as JSON text. */
export interface AttributedElement<E> {
  readonly element: E
  readonly values: ReadonlyMap<string, Value>
}

/** The nodes with `labels`, and the relationships with `type` and `evidence`, beside their own properties. */
export function attributed(
  { nodes, relationships }: Subgraph,
  options: ExportOptions,
): {
  readonly nodes: readonly AttributedElement<SubgraphNode>[]
  readonly relationships: readonly AttributedElement<SubgraphRelationship>[]
} {
  return {
    nodes: nodes.map((element) => ({
      element,
      values: valuesOf(element.properties, [['labels', element.labels]]),
    })),
    relationships: relationships.map((element) => {
      const evidence = evidenceOf(element, options)
      const extra: [string, Value][] = [['type', element.type]]
      if (evidence.length > 0) extra.push(['evidence', JSON.stringify(evidence)])
      return { element, values: valuesOf(element.properties, extra) }
    }),
  }
}

/** A property of an element that has the name of one of ours is written with `_` behind it. */
function valuesOf(
  properties: MapValue,
  extra: readonly (readonly [string, Value])[],
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>(extra)
  for (const [key, value] of Object.entries(properties)) {
    let name = key
    while (values.has(name)) name += '_'
    values.set(name, value)
  }
  return values
}

/** Every attribute that any element has, by name; where values differ in type, text. */
export function attributesOf(elements: readonly AttributedElement<unknown>[]): readonly Attribute[] {
  const types = new Map<string, AttributeType>()
  for (const { values } of elements) {
    for (const [name, value] of values) {
      if (value === null) continue
      const known = types.get(name)
      const own = typeOf(value)
      types.set(name, known === undefined || known === own ? own : merged(known, own))
    }
  }
  return [...types].map(([name, type]) => ({ name, type })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A value as text: JSON for lists and maps, the plain text else. */
export function textOf(value: Value): string {
  const json = toJson(value)
  return typeof json === 'string' ? json : JSON.stringify(json)
}

function typeOf(value: Value): AttributeType {
  if (typeof value === 'boolean') return 'boolean'
  if (value instanceof Float) return 'double'
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double'
  if (typeof value === 'bigint') return 'long'
  return isList(value) &&
    value.every((item) => typeof item === 'string' || isTemporal(item) || item instanceof Point)
    ? 'list'
    : 'string'
}

function merged(a: AttributeType, b: AttributeType): AttributeType {
  return (a === 'long' && b === 'double') || (a === 'double' && b === 'long') ? 'double' : 'string'
}
