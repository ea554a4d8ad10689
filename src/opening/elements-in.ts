import type { PlainNode, PlainRelationship, Properties } from '../model/elements.ts'
import type { GraphReader } from '../model/graph-store.ts'

/** The nodes of a graph, by their ids in it, ascending. Cost: linear in the graph's ids and in what is taken. */
export function* nodesIn(reader: GraphReader): Generator<PlainNode<number>, void> {
  for (let id = 0; id < reader.nodeLimit; id++) {
    if (!reader.hasNode(id)) continue
    const labels = reader.labelsOf(id).map((label) => reader.labelName(label))
    const properties: Properties = reader
      .nodeKeys(id)
      .map((key) => [reader.keyName(key), reader.nodeProperty(id, key)])
    yield { id, labels, properties }
  }
}

/** The relationships of a graph, by the ids of their nodes, in ascending order of their own. Cost: as that of `nodesIn`. */
export function* relationshipsIn(reader: GraphReader): Generator<PlainRelationship<number>, void> {
  for (let id = 0; id < reader.relationshipLimit; id++) {
    if (!reader.hasRelationship(id)) continue
    const type = reader.typeName(reader.typeOf(id))
    const properties: Properties = reader
      .relationshipKeys(id)
      .map((key) => [reader.keyName(key), reader.relationshipProperty(id, key)])
    yield { type, start: reader.startOf(id), end: reader.endOf(id), properties }
  }
}
