import type { Backend } from '../backend/index.ts'
import { Node, Relationship, type Value } from '../model/values.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'

/**
 * A copy of the whole graph of a backend, with an index on `id` for every label. A relationship whose end came after the nodes
 * were read belongs to a later graph, and is left out. Cost: linear in the graph.
 *
 * @throws (rejects) like `Backend.run`
 */
export async function readGraph(backend: Backend): Promise<PropertyGraph> {
  const builder = new PlainGraphBuilder<number>()
  await each(backend, 'MATCH (n) RETURN n', (node) => {
    if (!(node instanceof Node)) return
    const { id, labels, properties } = node
    builder.addNode({ id, labels, properties: Object.entries(properties) })
  })
  await each(backend, 'MATCH ()-[r]->() RETURN r', (relationship) => {
    if (!(relationship instanceof Relationship)) return
    const { type, start, end, properties } = relationship
    builder.addRelationship({ type, start, end, properties: Object.entries(properties) })
  })
  return builder.build()
}

async function each(backend: Backend, text: string, take: (value: Value) => void): Promise<void> {
  const options = { readOnly: true, exact: true, limits: { maxRecords: Infinity } }
  for await (const batch of await backend.run(text, {}, options)) for (const [value] of batch) take(value)
}
