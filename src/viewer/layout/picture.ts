import { textOf, textsOf } from '../../model/texts.ts'
import type { MapValue, Node, Relationship, Value } from '../../model/values.ts'
import { nodeKeys, type SharedIds } from '../../subgraph/node-key.ts'
import { visitElements } from '../../subgraph/visit-elements.ts'

/** What is to be drawn, by key. Keys do not depend on the order of loading, so that a link can hold them. */
export interface Picture {
  readonly nodes: ReadonlyMap<string, PictureNode>
  readonly relationships: ReadonlyMap<string, PictureRelationship>
}

export interface PictureNode {
  /** That of `nodeKeys`. */
  readonly key: string
  /** Of the graph; -1 where it stands for a label or a community. */
  readonly id: number
  readonly labels: readonly string[]
  readonly properties: MapValue
  /** How many nodes it stands for, where it is none itself. */
  readonly many?: number | undefined
  /** The radius of the mark of a community, which is neither a node of the graph nor a label. */
  readonly community?: number | undefined
}

export interface PictureRelationship {
  /** Start, type, end and what it stands on: its claims, or its source. */
  readonly key: string
  /** Of the graph; -1 where it stands for a claim without a relationship, or for several relationships. */
  readonly id: number
  readonly type: string
  readonly start: string
  readonly end: string
  readonly properties: MapValue
  /** How many relationships it stands for, where it is none itself. */
  readonly many?: number | undefined
  /** The width of the line of relationships between two communities, whatever their types. */
  readonly between?: number | undefined
}

export const emptyPicture: Picture = { nodes: new Map(), relationships: new Map() }

/**
 * The nodes and relationships of values, each once. A relationship is left out where one of its ends is not among the
 * values.
 *
 * @param shared ids that several nodes of the graph have
 */
export function pictureOf(values: Iterable<Value>, shared: SharedIds = []): Picture {
  const nodeKey = nodeKeys(shared)
  const nodes = new Map<number, Node>()
  const relationships = new Map<number, Relationship>()
  visitElements(
    values,
    (node) => nodes.set(node.id, node),
    (relationship) => relationships.set(relationship.id, relationship),
  )
  const keys = new Map([...nodes.values()].map((node) => [node.id, nodeKey(node)]))
  const drawn = new Map<string, PictureRelationship>()
  for (const { id, type, start, end, properties } of [...relationships.values()].sort(
    (a, b) => a.id - b.id,
  )) {
    const [from, to] = [keys.get(start), keys.get(end)]
    if (from === undefined || to === undefined) continue
    const key = freeKey(`${from} ${type} ${to} ${standsOn(properties)}`.trim(), drawn)
    drawn.set(key, { key, id, type, start: from, end: to, properties })
  }
  return {
    nodes: new Map(
      [...nodes.values()].map((node) => {
        const key = nodeKey(node)
        return [key, { key, id: node.id, labels: node.labels, properties: node.properties }]
      }),
    ),
    relationships: drawn,
  }
}

/** All of several pictures; a later one adds to an earlier one. */
export function mergePictures(...pictures: readonly Picture[]): Picture {
  const [one = emptyPicture, ...others] = pictures.filter(
    ({ nodes, relationships }) => nodes.size + relationships.size > 0,
  )
  if (others.length === 0) return one
  return {
    nodes: new Map(pictures.flatMap(({ nodes }) => [...nodes])),
    relationships: new Map(pictures.flatMap(({ relationships }) => [...relationships])),
  }
}

/** A picture without some nodes and the relationships that would hang loose; the same one where all stay. */
export function keepIn(
  picture: Picture,
  keepNode: (node: PictureNode) => boolean,
  keepRelationship: (relationship: PictureRelationship) => boolean,
): Picture {
  const nodes = kept(picture.nodes, keepNode)
  const relationships = kept(
    picture.relationships,
    (relationship) =>
      nodes.has(relationship.start) && nodes.has(relationship.end) && keepRelationship(relationship),
  )
  const isWhole = nodes === picture.nodes && relationships === picture.relationships
  return isWhole ? picture : { nodes, relationships }
}

/** What of a map is kept; the same map where all of it is. */
function kept<Value>(
  all: ReadonlyMap<string, Value>,
  keep: (value: Value) => boolean,
): ReadonlyMap<string, Value> {
  const left = new Map<string, Value>()
  for (const [key, value] of all) if (keep(value)) left.set(key, value)
  return left.size === all.size ? all : left
}

function standsOn(properties: MapValue): string {
  const claims = textsOf(properties['claims'])
  return claims.length > 0 ? claims.join('+') : textOf(properties['source'])
}

function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(key)) return key
  for (let number = 2; ; number++) if (!taken.has(`${key} #${number}`)) return `${key} #${number}`
}

/** Whether two pictures have elements of the same keys, in whatever order. Cost: linear. */
export function hasSameElements(one: Picture, other: Picture | undefined): boolean {
  if (one === other) return true
  if (other === undefined) return false
  const hasAll = (some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): boolean =>
    some.size === others.size && Array.from(some.keys()).every((key) => others.has(key))
  return hasAll(one.nodes, other.nodes) && hasAll(one.relationships, other.relationships)
}
