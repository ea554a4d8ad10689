import type { PlainNode, PlainRelationship } from '../model/elements.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { PlainGraphBuilder } from './plain-graph-builder.ts'

/** Plain elements, each as it is asked for. */
export interface PlainElements<Id> {
  readonly nodes: Iterable<PlainNode<Id>>
  readonly relationships: Iterable<PlainRelationship<Id>>
}

/**
 * A store of plain elements, without indexes and constraints. A relationship is left out where one of its ends is not among the
 * nodes. Cost: linear in nodes and relationships.
 */
export function buildGraph<Id>({ nodes, relationships }: PlainElements<Id>): PropertyGraph {
  const builder = new PlainGraphBuilder<Id>()
  for (const node of nodes) builder.addNode(node)
  for (const relationship of relationships) builder.addRelationship(relationship)
  return builder.build()
}
