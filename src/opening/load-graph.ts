import type { CompiledGraph } from '../dataset/compiled-graph.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/**
 * Loads a compiled graph into a store, with an index on `id` for every label.
 * Cost: linear in nodes and relationships.
 */
export function loadGraph(graph: CompiledGraph): PropertyGraph {
  const builder = new GraphBuilder()
  const ids = new Map<string, number>()
  for (const { key, labels, properties } of graph.nodes) ids.set(key, builder.addNode(labels, properties))
  for (const { type, start, end, properties } of graph.relationships) {
    const from = ids.get(start)
    const to = ids.get(end)
    // `check` has refused dangling ids before anything is compiled.
    if (from !== undefined && to !== undefined) builder.addRelationship(from, type, to, properties)
  }
  const store = builder.build()
  for (const label of new Set(graph.nodes.flatMap(({ labels }) => labels))) store.ensureIndex(label, 'id')
  return store
}
