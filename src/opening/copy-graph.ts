import type { GraphReader } from '../model/graph-store.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { nodesIn, relationshipsIn } from './elements-in.ts'
import { loadGraph } from './load-graph.ts'

/**
 * The same graph anew, without the holes and the unused names that writing has left, and with an index on `id` for every
 * label. Cost: linear in elements and their properties.
 */
export function copyGraph(reader: GraphReader): PropertyGraph {
  return loadGraph({ nodes: nodesIn(reader), relationships: relationshipsIn(reader) })
}
