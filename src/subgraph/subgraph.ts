import { compareText } from '../model/comparison.ts'
import { encodeValue } from '../model/encoding.ts'
import { emptyMap, type MapValue, type Node, type Relationship, type Value } from '../model/values.ts'
import { visitElements } from './visit-elements.ts'

/** A part of a graph as it is viewed and exported. Keys are unique and do not depend on the order of loading. */
export interface Subgraph {
  readonly nodes: readonly SubgraphNode[]
  readonly relationships: readonly SubgraphRelationship[]
}

export interface SubgraphNode {
  /** The node's `id` property where it is text and no other node has it, else `n` and a number in order of content. */
  readonly key: string
  readonly labels: readonly string[]
  readonly properties: MapValue
}

export interface SubgraphRelationship {
  /** `r1`, `r2` ... in the order of start, type, end and content. */
  readonly key: string
  readonly type: string
  readonly start: string
  readonly end: string
  readonly properties: MapValue
}

/**
 * The nodes and relationships of a query's records, also those inside paths, lists and maps, each once. `missingEnds` tells
 * which nodes to add first. Ordered by key. Cost: n log n in what is found.
 */
export function subgraphOf(records: Iterable<readonly Value[]>): Subgraph {
  const { nodes, relationships } = elementsOf(records)
  const keys = keysOf([...nodes.values()])
  const keyOf = (id: number): string => keys.get(id) ?? `n${id}`
  return orderedSubgraph(
    [...nodes.values()].map(({ id, labels, properties }) => ({ key: keyOf(id), labels, properties })),
    [...relationships.values()].map(({ type, start, end, properties }) => ({
      type,
      start: keyOf(start),
      end: keyOf(end),
      properties,
    })),
  )
}

/** Ids of the nodes at which a relationship of the records starts or ends, and which are in no record themselves. */
export function missingEnds(records: Iterable<readonly Value[]>): readonly number[] {
  const { nodes, relationships } = elementsOf(records)
  const ends = [...relationships.values()].flatMap(({ start, end }) => [start, end])
  return [...new Set(ends.filter((id) => !nodes.has(id)))]
}

function elementsOf(records: Iterable<readonly Value[]>): {
  readonly nodes: ReadonlyMap<number, Node>
  readonly relationships: ReadonlyMap<number, Relationship>
} {
  const nodes = new Map<number, Node>()
  const relationships = new Map<number, Relationship>()
  for (const record of records)
    visitElements(
      record,
      (node) => nodes.set(node.id, node),
      (relationship) => relationships.set(relationship.id, relationship),
    )
  return { nodes, relationships }
}

/** A subgraph in its fixed order, relationships named by it. Cost: n log n. */
export function orderedSubgraph(
  nodes: readonly SubgraphNode[],
  relationships: readonly Omit<SubgraphRelationship, 'key'>[],
): Subgraph {
  const ordered = relationships
    .map((relationship) => ({
      relationship,
      order: JSON.stringify([
        relationship.start,
        relationship.type,
        relationship.end,
        sortable(relationship.properties),
      ]),
    }))
    .sort((a, b) => compareText(a.order, b.order))
  return {
    nodes: nodes
      .map(({ key, labels, properties }) => ({
        key,
        labels: labels.toSorted(compareText),
        properties: byKey(properties),
      }))
      .sort((a, b) => compareText(a.key, b.key)),
    relationships: ordered.map(({ relationship }, index) => ({
      key: `r${index + 1}`,
      ...relationship,
      properties: byKey(relationship.properties),
    })),
  }
}

/** Those without a name of their own are counted in the order of their content, which is the same wherever they are kept. */
function keysOf(nodes: readonly Node[]): ReadonlyMap<number, string> {
  const times = new Map<Value, number>()
  for (const { properties } of nodes)
    times.set(properties['id'] ?? null, (times.get(properties['id'] ?? null) ?? 0) + 1)
  const keys = new Map<number, string>()
  const unnamed: { readonly id: number; readonly content: string }[] = []
  for (const { id, labels, properties } of nodes) {
    const own = properties['id']
    if (typeof own === 'string' && own !== '' && times.get(own) === 1) keys.set(id, own)
    else unnamed.push({ id, content: JSON.stringify([labels.toSorted(compareText), sortable(properties)]) })
  }
  unnamed.sort((a, b) => compareText(a.content, b.content) || a.id - b.id)
  const taken = new Set(keys.values())
  let number = 0
  for (const { id } of unnamed) {
    do number++
    while (taken.has(`n${number}`))
    keys.set(id, `n${number}`)
  }
  return keys
}

/** Stores keep labels and properties in orders of their own. */
function byKey(properties: MapValue): MapValue {
  const sorted = emptyMap()
  for (const key of Object.keys(properties).sort(compareText)) sorted[key] = properties[key]
  return sorted
}

function sortable(properties: MapValue): readonly (readonly [string, string])[] {
  return Object.entries(properties)
    .map(([key, value]) => [key, JSON.stringify(encodeValue(value))] as const)
    .sort(([a], [b]) => compareText(a, b))
}
