import type { GraphReader } from '../model/graph-store.ts'
import type { Value } from '../model/values.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/**
 * The same graph anew, without the holes and the unused names that writing has left, and with an index on `id` for every
 * label. Cost: linear in elements and their properties.
 */
export function copyGraph(reader: GraphReader): PropertyGraph {
  const builder = new GraphBuilder()
  const ids = new Map<number, number>()
  const labels = new Set<string>()
  for (let id = 0; id < reader.nodeLimit; id++) {
    if (!reader.hasNode(id)) continue
    const names = reader.labelsOf(id).map((label) => reader.labelName(label))
    for (const name of names) labels.add(name)
    const held = reader.nodeKeys(id).map((key) => property(key, reader.nodeProperty(id, key)))
    ids.set(id, builder.addNode(names, held))
  }
  for (let id = 0; id < reader.relationshipLimit; id++) {
    if (!reader.hasRelationship(id)) continue
    const start = ids.get(reader.startOf(id))
    const end = ids.get(reader.endOf(id))
    const held = reader.relationshipKeys(id).map((key) => property(key, reader.relationshipProperty(id, key)))
    if (start !== undefined && end !== undefined)
      builder.addRelationship(start, reader.typeName(reader.typeOf(id)), end, held)
  }
  const store = builder.build()
  for (const label of labels) store.ensureIndex(label, 'id')
  return store

  function property(key: number, value: Value): readonly [string, Value] {
    return [reader.keyName(key), value]
  }
}
