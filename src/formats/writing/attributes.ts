import { jsonText } from '../../model/json.ts'
import { isList } from '../../model/kinds.ts'
import { nameBeside, type OwnNames } from '../../model/names-beside.ts'
import { isFloatInFile, numberText } from '../../model/number-text.ts'
import { isNumber } from '../../model/numbers.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import type { MapValue, Value } from '../../model/values.ts'
import type { Subgraph, SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { evidenceOf } from './evidence-of.ts'
import type { ExportOptions } from '../writer.ts'

/** The types that XML formats know; `list` is a list of text. Temporal values are ISO text, points the call that makes them. */
export type AttributeType = 'string' | 'long' | 'double' | 'boolean' | 'list'

export interface Attribute {
  readonly name: string
  readonly type: AttributeType
}

/** An element with what an XML or JSON format writes for it: labels or type, properties, evidence as JSON text. */
export interface AttributedElement<E> {
  readonly element: E
  /** What a picture calls it. */
  readonly label: string
  readonly values: ReadonlyMap<string, Value>
}

/**
 * The nodes with `labels`, and the relationships with `type` and `evidence`, besides their own properties. A property that
 * has one of these names, or of those that the format writes besides, has `_` after it.
 */
export function attributed(
  { nodes, relationships }: Subgraph,
  options: ExportOptions,
  besides: { readonly nodes?: readonly string[]; readonly relationships?: readonly string[] } = {},
): {
  readonly nodes: readonly AttributedElement<SubgraphNode>[]
  readonly relationships: readonly AttributedElement<SubgraphRelationship>[]
} {
  const ownOfNodes = new Set(['labels', ...(besides.nodes ?? [])])
  const own = new Set(['type', 'evidence', ...(besides.relationships ?? [])])
  return {
    nodes: nodes.map((element) => ({
      element,
      label: labelOf(element),
      values: valuesOf(ownOfNodes, element.properties, [['labels', element.labels]]),
    })),
    relationships: relationships.map((element) => {
      const evidence = evidenceOf(element, options)
      const extra: [string, Value][] = [['type', element.type]]
      if (evidence.length > 0) extra.push(['evidence', JSON.stringify(evidence)])
      return { element, label: element.type, values: valuesOf(own, element.properties, extra) }
    }),
  }
}

/** A node's `caption`, else its `name`, else its key. */
export function labelOf({ key, properties }: SubgraphNode): string {
  const label = properties['caption'] ?? properties['name'] ?? null
  return typeof label === 'string' ? label : key
}

function valuesOf(
  own: OwnNames,
  properties: MapValue,
  extra: readonly (readonly [string, Value])[],
): ReadonlyMap<string, Value> {
  const named = Object.entries(properties).map(([key, value]) => [nameBeside(own, key), value] as const)
  return new Map<string, Value>([...extra, ...named])
}

/** Every attribute that any element has, by name, of the type that all its values have; where they differ, text. */
export function attributesOf(elements: readonly AttributedElement<unknown>[]): readonly Attribute[] {
  return valuesByName(elements).map(([name, values]) => ({ name, type: commonType(values) }))
}

/** The values of each attribute, without null, in the order of the names. */
export function valuesByName(
  elements: readonly AttributedElement<unknown>[],
): readonly (readonly [name: string, values: readonly Value[]])[] {
  const byName = new Map<string, Value[]>()
  for (const { values } of elements) {
    for (const [name, value] of values) {
      if (value === null) continue
      const known = byName.get(name)
      if (known === undefined) byName.set(name, [value])
      else known.push(value)
    }
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A value as text: numbers with their type, JSON for lists and maps, the plain text else. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if (isNumber(value)) return numberText(value)
  return isTemporal(value) || value instanceof Point ? value.toString() : jsonText(value)
}

/** INTEGER with FLOAT is `double`, where a double holds each of them; `1` and `1.0` tell them apart still. */
function commonType(values: readonly Value[]): AttributeType {
  const types = new Set(values.map(typeOf))
  const [type = 'string'] = types
  if (types.size <= 1) return type
  const areNumbers = types.size === 2 && types.has('long') && types.has('double')
  return areNumbers && values.every((value) => typeof value !== 'bigint') ? 'double' : 'string'
}

function typeOf(value: Value): AttributeType {
  if (typeof value === 'boolean') return 'boolean'
  if (isNumber(value)) return isFloatInFile(value) ? 'double' : 'long'
  return isList(value) &&
    value.every((item) => typeof item === 'string' || isTemporal(item) || item instanceof Point)
    ? 'list'
    : 'string'
}
