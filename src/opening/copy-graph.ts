import { schemaStatements } from '../cypher/index.ts'
import type { GraphReader } from '../model/graph-store.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { buildGraph } from './build-graph.ts'
import { nodesIn, relationshipsIn } from './elements-in.ts'
import { makeSchema } from './make-schema.ts'

/**
 * The same graph anew, without the holes and the unused names that writing has left, with its indexes and constraints. Cost: linear
 * in elements and their properties, and that of the constraints.
 */
export function copyGraph(reader: GraphReader): PropertyGraph {
  const store = buildGraph({ nodes: nodesIn(reader), relationships: relationshipsIn(reader) })
  makeSchema(store, schemaStatements(reader.schema))
  return store
}
