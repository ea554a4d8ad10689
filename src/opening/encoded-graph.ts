import { schemaStatements } from '../cypher/index.ts'
import { DataError } from '../errors.ts'
import type { PlainNode, PlainRelationship, Properties } from '../model/elements.ts'
import { decodeMap, type Encoded, encodeValue } from '../model/encoding.ts'
import type { GraphReader } from '../model/graph-store.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { nodesIn, relationshipsIn } from './elements-in.ts'
import { buildGraph, type PlainElements } from './build-graph.ts'
import { makeSchema } from './make-schema.ts'

/**
 * A whole graph as JSON text, for an engine in another place: nodes as `[labels, properties]`, relationships as
 * `[start, type, end, properties]` by the nodes' places in the list, and the commands that make its indexes and constraints. Cost:
 * linear in elements and their properties.
 *
 * @param schema the commands, where the graph does not hold what they make
 */
export function encodeGraph(reader: GraphReader, schema = schemaStatements(reader.schema)): string {
  return encodeElements({ nodes: nodesIn(reader), relationships: relationshipsIn(reader) }, schema)
}

/**
 * The same of plain elements, of which no store is made here: `decodeGraph` does what is done by `buildGraph` and `makeSchema`.
 *
 * @param schema the commands, such as those of `idConstraints`
 */
export function encodeElements<Id>(elements: PlainElements<Id>, schema: readonly string[]): string {
  const places = new Map<Id, number>()
  const nodes: unknown[] = []
  for (const { id, labels, properties } of elements.nodes) {
    places.set(id, nodes.length)
    nodes.push([labels, encoded(properties)])
  }
  const relationships: unknown[] = []
  for (const { type, start, end, properties } of elements.relationships) {
    const [from, to] = [places.get(start), places.get(end)]
    if (from !== undefined && to !== undefined) relationships.push([from, type, to, encoded(properties)])
  }
  return JSON.stringify({ nodes, relationships, schema })
}

function encoded(properties: Properties): unknown {
  const held = Object.create(null) as Record<string, Encoded>
  for (const [key, value] of properties) if (value !== null) held[key] = encodeValue(value)
  return held
}

/**
 * The graph of `encodeGraph`, with its indexes and constraints.
 *
 * @throws DataError `InvalidEncoding`
 */
export function decodeGraph(text: string): PropertyGraph {
  const { nodes, relationships, schema } = JSON.parse(text) as {
    readonly nodes: readonly EncodedNode[]
    readonly relationships: readonly EncodedRelationship[]
    readonly schema: readonly string[]
  }
  if (!Array.isArray(nodes) || !Array.isArray(relationships) || !Array.isArray(schema))
    throw new DataError({
      code: 'InvalidEncoding',
      message: 'The text is not an encoded graph.',
      hint: 'Load it again.',
    })
  const store = buildGraph({ nodes: decodedNodes(nodes), relationships: decodedRelationships(relationships) })
  makeSchema(store, schema)
  return store
}

type EncodedNode = readonly [labels: readonly string[], properties: unknown]
type EncodedRelationship = readonly [start: number, type: string, end: number, properties: unknown]

function* decodedNodes(nodes: readonly EncodedNode[]): Generator<PlainNode<number>, void> {
  for (const [place, [labels, held]] of nodes.entries())
    yield { id: place, labels, properties: Object.entries(decodeMap(held)) }
}

function* decodedRelationships(
  relationships: readonly EncodedRelationship[],
): Generator<PlainRelationship<number>, void> {
  for (const [start, type, end, held] of relationships)
    yield { type, start, end, properties: Object.entries(decodeMap(held)) }
}
