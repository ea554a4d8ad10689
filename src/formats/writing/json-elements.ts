import { isList } from '../../model/kinds.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import { emptyMap, float, type MapValue, type Value } from '../../model/values.ts'
import type { Subgraph, SubgraphNode, SubgraphRelationship } from '../../subgraph/subgraph.ts'
import { directedKey, drawnKeys } from '../sink.ts'
import type { ExportOptions } from '../writer.ts'
import { attributed, type AttributedElement } from './attributes.ts'
import { kindInFile, kindsOf } from './kinds-of.ts'

/** The names of attributes that a JSON format has of its own, besides `labels`, `type` and `evidence`. */
export interface JsonNames {
  readonly nodes: SideNames
  readonly relationships: SideNames
}

interface SideNames {
  /** Properties with these names have `_` after them. */
  readonly own: readonly string[]
  /** Of these the reader makes something else than properties, in any file. */
  readonly read: readonly string[]
}

/** Where a format says that a relationship has no direction: of each, of all at once, or nowhere but in a property. */
export type SaysUndirected = 'each' | 'all' | 'property'

export interface JsonRelationship extends AttributedElement<SubgraphRelationship> {
  /** Said by the format: there is no property for it. */
  readonly isUndirected: boolean
}

/** Nodes and relationships with the attributes that a JSON format writes, and what it says of them. */
export interface WrittenElements {
  /** `creator`, `licence`, what the values of each attribute are (`kindsOf`), and where they differ those that JSON does not tell. */
  readonly metadata: MapValue
  readonly nodes: readonly AttributedElement<SubgraphNode>[]
  readonly relationships: readonly JsonRelationship[]
}

/** @param drawn whether the attributes x, y, size and color are of the picture, where there is one */
export function jsonElements(
  subgraph: Subgraph,
  options: ExportOptions,
  names: JsonNames,
  says: SaysUndirected,
  drawn: boolean,
): WrittenElements {
  const picture = drawn ? options.picture : undefined
  const { nodes: bare, relationships: edges } = attributed(subgraph, options, {
    nodes: [...names.nodes.own, ...(picture === undefined ? [] : Object.values(drawnKeys))],
    relationships: names.relationships.own,
  })
  const nodes = picture === undefined ? bare : bare.map((node) => withPicture(node, picture))
  const relationships = undirectedOnes(edges, says)
  const [nodeTypes, edgeTypes] = [kindsOf(nodes), kindsOf(relationships)]
  const mixed = {
    nodes: mixedTypes(nodes, nodeTypes),
    relationships: mixedTypes(relationships, edgeTypes),
  }
  const isMixed = Object.values(mixed).some((held) => Object.keys(held).length > 0)
  return {
    metadata: {
      creator: 'Silkgraph',
      ...(options.licence === '' ? {} : { licence: options.licence }),
      ...(picture === undefined ? {} : { drawn: true }),
      nodeTypes,
      edgeTypes,
      ...(isMixed ? { mixedTypes: mixed } : {}),
    },
    nodes,
    relationships,
  }
}

/** The attributes of an element as an object, whatever they are called. */
export function mapOf(values: Iterable<readonly [string, Value]>): MapValue {
  const map = emptyMap()
  for (const [name, value] of values) if (value !== null) map[name] = value
  return map
}

/** The kind of a value that its JSON text does not tell; undefined where it does. */
export function untoldKind(value: Value): string | undefined {
  return isTold(value) ? undefined : kindInFile(value)
}

function isTold(value: Value): boolean {
  if (isList(value)) return value.every(isTold)
  if (isNumber(value)) return typeof value !== 'bigint' && Number.isFinite(toDouble(value))
  return value === null || typeof value !== 'object'
}

function mixedTypes(
  elements: readonly AttributedElement<{ readonly key: string }>[],
  kinds: MapValue,
): MapValue {
  const byElement = emptyMap()
  for (const { element, values } of elements) {
    const untold = emptyMap()
    for (const [name, value] of values) {
      const kind = kinds[name] === 'mixed' ? untoldKind(value) : undefined
      if (kind !== undefined) untold[name] = kind
    }
    if (Object.keys(untold).length > 0) byElement[element.key] = untold
  }
  return byElement
}

function undirectedOnes(
  relationships: readonly AttributedElement<SubgraphRelationship>[],
  says: SaysUndirected,
): readonly JsonRelationship[] {
  const isOne = ({ values }: AttributedElement<SubgraphRelationship>): boolean =>
    values.get(directedKey) === false
  const isSaid = says === 'each' || (says === 'all' && relationships.every(isOne))
  return relationships.map((one) => {
    if (!isSaid || !isOne(one)) return { ...one, isUndirected: false }
    const values = new Map(one.values)
    values.delete(directedKey)
    return { ...one, values, isUndirected: true }
  })
}

function withPicture(
  node: AttributedElement<SubgraphNode>,
  picture: NonNullable<ExportOptions['picture']>,
): AttributedElement<SubgraphNode> {
  const drawn = picture.get(node.element.key)
  if (drawn === undefined) return node
  const values = new Map(node.values)
  values.set(drawnKeys.x, float(drawn.x))
  values.set(drawnKeys.y, float(drawn.y))
  values.set(drawnKeys.size, float(drawn.size))
  values.set(drawnKeys.color, drawn.color)
  return { ...node, values }
}
