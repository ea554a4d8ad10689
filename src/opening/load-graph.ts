import type { PlainNode, PlainRelationship } from '../model/elements.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'

/**
 * Loads plain elements, such as those of a compiled graph, into a store, with an index on `id` for every label. A relationship
 * is left out where one of its ends is not among the nodes. Cost: linear in nodes and relationships.
 */
export function loadGraph<Id>({
  nodes,
  relationships,
}: {
  readonly nodes: Iterable<PlainNode<Id>>
  readonly relationships: Iterable<PlainRelationship<Id>>
}): PropertyGraph {
  const builder = new PlainGraphBuilder<Id>()
  for (const node of nodes) builder.addNode(node)
  for (const relationship of relationships) builder.addRelationship(relationship)
  return builder.build()
}
