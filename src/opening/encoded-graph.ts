import { DataError } from '../errors.ts'
import { decodeMap, type Encoded, encodeMap } from '../model/encoding.ts'
import type { GraphReader } from '../model/graph-store.ts'
import { emptyMap, type Value } from '../model/values.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/**
 * A whole graph as JSON text, for an engine in another place: nodes as `[labels, properties]`, relationships as
 * `[start, type, end, properties]` by the nodes' places in the list. Cost: linear in elements and their properties.
 */
export function encodeGraph(reader: GraphReader): string {
  const properties = (keys: readonly number[], read: (key: number) => Value): Encoded => {
    const held = emptyMap()
    for (const key of keys) held[reader.keyName(key)] = read(key)
    return encodeMap(held)
  }
  const places = new Map<number, number>()
  const nodes: unknown[] = []
  for (let id = 0; id < reader.nodeLimit; id++) {
    if (!reader.hasNode(id)) continue
    places.set(id, nodes.length)
    const labels = reader.labelsOf(id).map((label) => reader.labelName(label))
    nodes.push([labels, properties(reader.nodeKeys(id), (key) => reader.nodeProperty(id, key))])
  }
  const relationships: unknown[] = []
  for (let id = 0; id < reader.relationshipLimit; id++) {
    if (!reader.hasRelationship(id)) continue
    relationships.push([
      places.get(reader.startOf(id)),
      reader.typeName(reader.typeOf(id)),
      places.get(reader.endOf(id)),
      properties(reader.relationshipKeys(id), (key) => reader.relationshipProperty(id, key)),
    ])
  }
  return JSON.stringify({ nodes, relationships })
}

/**
 * The graph of `encodeGraph`, with an index on `id` for every label.
 *
 * @throws DataError `InvalidEncoding`
 */
export function decodeGraph(text: string): PropertyGraph {
  const { nodes, relationships } = JSON.parse(text) as {
    readonly nodes: readonly (readonly [labels: readonly string[], properties: unknown])[]
    readonly relationships: readonly (readonly [
      start: number,
      type: string,
      end: number,
      properties: unknown,
    ])[]
  }
  if (!Array.isArray(nodes) || !Array.isArray(relationships))
    throw new DataError({
      code: 'InvalidEncoding',
      message: 'The text is not an encoded graph.',
      hint: 'Load it again.',
    })
  const builder = new GraphBuilder()
  const ids = nodes.map(([labels, held]) => builder.addNode(labels, Object.entries(decodeMap(held))))
  for (const [start, type, end, held] of relationships)
    builder.addRelationship(ids[start], type, ids[end], Object.entries(decodeMap(held)))
  const store = builder.build()
  for (const label of new Set(nodes.flatMap(([labels]) => labels))) store.ensureIndex(label, 'id')
  return store
}
