import type { GraphNames } from '../dataset/names.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/** A graph that has each of these names once and says nothing: what a query names beyond it is unknown. Cost: linear. */
export function vocabularyGraph({ labels, types, properties }: GraphNames): PropertyGraph {
  const builder = new GraphBuilder()
  const node = builder.addNode(
    labels,
    properties.map((key) => [key, true]),
  )
  for (const type of types) builder.addRelationship(node, type, node, [])
  return builder.build()
}
