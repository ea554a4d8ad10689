import type { Backend } from '../backend/index.ts'
import { Node, Relationship, type Value } from '../model/values.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/** A copy of the whole graph of a backend. Cost: linear in the graph. @throws (rejects) like `Backend.run` */
export async function readGraph(backend: Backend): Promise<PropertyGraph> {
  const builder = new GraphBuilder()
  const ids = new Map<number, number>()
  await each(backend, 'MATCH (n) RETURN n', (node) => {
    if (node instanceof Node) ids.set(node.id, builder.addNode(node.labels, Object.entries(node.properties)))
  })
  await each(backend, 'MATCH ()-[r]->() RETURN r', (relationship) => {
    if (!(relationship instanceof Relationship)) return
    const start = ids.get(relationship.start)
    const end = ids.get(relationship.end)
    // A relationship whose end came after the nodes were read belongs to a later graph.
    if (start !== undefined && end !== undefined)
      builder.addRelationship(start, relationship.type, end, Object.entries(relationship.properties))
  })
  return builder.build()
}

async function each(backend: Backend, text: string, take: (value: Value) => void): Promise<void> {
  const options = { readOnly: true, exact: true, limits: { maxRecords: Infinity } }
  for await (const batch of await backend.run(text, {}, options)) for (const [value] of batch) take(value)
}
