import type { MapValue, Node, Relationship, Value } from '../model/values.ts'
import { visitElements } from './visit-elements.ts'

/** A part of a graph as it is viewed and exported. Keys are unique and do not depend on the order of loading. */
export interface Subgraph {
  readonly nodes: readonly SubgraphNode[]
  readonly relationships: readonly SubgraphRelationship[]
}

export interface SubgraphNode {
  /** The node's `id` property where it is text and no other node has it, else `n` and its internal number. */
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
 * The nodes and relationships of a query's records, also those inside paths, lists and maps, each once. A relationship
 * whose end is in no record brings it along by `nodesById`, which is called once at the most. Ordered by key.
 * Cost: n log n in what is found.
 */
export function subgraphOf(
  records: Iterable<readonly Value[]>,
  nodesById: (ids: readonly number[]) => readonly Node[],
): Subgraph {
  const nodes = new Map<number, Node>()
  const relationships = new Map<number, Relationship>()
  for (const record of records)
    visitElements(
      record,
      (node) => nodes.set(node.id, node),
      (relationship) => relationships.set(relationship.id, relationship),
    )
  const missing = new Set(
    [...relationships.values()].flatMap(({ start, end }) => [start, end]).filter((id) => !nodes.has(id)),
  )
  if (missing.size > 0) for (const node of nodesById([...missing])) nodes.set(node.id, node)
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
    nodes: nodes.toSorted((a, b) => compareText(a.key, b.key)),
    relationships: ordered.map(({ relationship }, index) => ({ key: `r${index + 1}`, ...relationship })),
  }
}

function keysOf(nodes: readonly Node[]): ReadonlyMap<number, string> {
  const times = new Map<Value, number>()
  for (const { properties } of nodes)
    times.set(properties['id'] ?? null, (times.get(properties['id'] ?? null) ?? 0) + 1)
  return new Map(
    nodes.map(({ id, properties }) => {
      const own = properties['id']
      return [id, typeof own === 'string' && own !== '' && times.get(own) === 1 ? own : `n${id}`]
    }),
  )
}

function sortable(properties: MapValue): readonly (readonly [string, string])[] {
  return Object.entries(properties)
    .map(
      ([key, value]) =>
        [
          key,
          JSON.stringify(value, (_, held: unknown) => (typeof held === 'bigint' ? `${held}n` : held)),
        ] as const,
    )
    .sort(([a], [b]) => compareText(a, b))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
