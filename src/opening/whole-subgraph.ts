import { propertyMap } from '../model/elements.ts'
import type { GraphReader } from '../model/graph-store.ts'
import { Node, Relationship } from '../model/values.ts'
import { type Subgraph, subgraphOf } from '../subgraph/subgraph.ts'
import { nodesIn, relationshipsIn } from './elements-in.ts'

/** All of a graph, in the order of an export. Cost: n log n in elements. */
export function wholeSubgraph(reader: GraphReader): Subgraph {
  return subgraphOf(records(reader))
}

function* records(reader: GraphReader): Generator<readonly [Node | Relationship]> {
  for (const { id, labels, properties } of nodesIn(reader))
    yield [new Node(id, labels, propertyMap(properties))]
  let id = 0
  for (const { type, start, end, properties } of relationshipsIn(reader))
    yield [new Relationship(id++, type, start, end, propertyMap(properties))]
}
