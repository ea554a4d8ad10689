import { quoteName } from '../model/quote-name.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { buildGraph, type PlainElements } from './build-graph.ts'
import { makeSchema } from './make-schema.ts'

/**
 * Loads the elements of a compiled graph into a store, with a constraint for every label: no two of its nodes have the same `id`.
 * A relationship is left out where one of its ends is not among the nodes. Cost: linear in nodes, with their labels, and
 * relationships.
 *
 * @throws CypherError SchemaError `ConstraintCreationFailed` where two nodes of a label have the same `id`, which `check` refuses
 */
export function loadGraph<Id>(elements: PlainElements<Id>): PropertyGraph {
  const store = buildGraph(elements)
  const reader = store.read()
  const labels = Array.from({ length: reader.labelTokens }, (_, label) => reader.labelName(label))
  makeSchema(
    store,
    labels.map((label) => `CREATE CONSTRAINT FOR (n:${quoteName(label)}) REQUIRE n.id IS UNIQUE`),
  )
  return store
}
