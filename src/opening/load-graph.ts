import type { GraphReader } from '../model/graph-store.ts'
import { importedKeys } from '../model/imported.ts'
import { quoteName } from '../model/quote-name.ts'
import type { PropertyGraph } from '../store/property-graph.ts'
import { buildGraph, type PlainElements } from './build-graph.ts'
import { makeSchema } from './make-schema.ts'

/**
 * Loads the elements of a compiled graph into a store, with a constraint for every label: no two of its nodes have the same `id`.
 * Labels of imported nodes have none, since each file has ids of its own.
 * A relationship is left out where one of its ends is not among the nodes. Cost: linear in nodes, with their labels, and
 * relationships.
 *
 * @throws CypherError SchemaError `ConstraintCreationFailed` where two nodes of a label have the same `id`, which `check` refuses
 */
export function loadGraph<Id>(elements: PlainElements<Id>): PropertyGraph {
  const store = buildGraph(elements)
  const reader = store.read()
  const imported = importedLabels(reader)
  const labels = Array.from({ length: reader.labelTokens }, (_, label) => label)
  makeSchema(
    store,
    labels
      .filter((label) => !imported.has(label))
      .map((label) => reader.labelName(label))
      .map((label) => `CREATE CONSTRAINT FOR (n:${quoteName(label)}) REQUIRE n.id IS UNIQUE`),
  )
  return store
}

function importedLabels(reader: GraphReader): ReadonlySet<number> {
  const labels = new Set<number>()
  const from = reader.keyId(importedKeys.from)
  if (from < 0) return labels
  for (let node = 0; node < reader.nodeLimit; node++)
    if (reader.hasNode(node) && reader.nodeProperty(node, from) !== null)
      for (const label of reader.labelsOf(node)) labels.add(label)
  return labels
}
