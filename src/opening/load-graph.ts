import { type PlainNode, propertyOf } from '../model/elements.ts'
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
export function loadGraph<Id>({ nodes, relationships }: PlainElements<Id>): PropertyGraph {
  const labels = new LabelsOfIds()
  const store = buildGraph({ nodes: labels.noted(nodes), relationships })
  makeSchema(store, labels.constraints)
  return store
}

/** The commands that make these constraints. Cost: linear in nodes, with their labels and properties. */
export function idConstraints<Id>(nodes: Iterable<PlainNode<Id>>): readonly string[] {
  const labels = new LabelsOfIds()
  for (const node of nodes) labels.add(node)
  return labels.constraints
}

/** The labels whose nodes have ids that are unique. */
class LabelsOfIds {
  readonly #labels = new Set<string>()
  readonly #imported = new Set<string>()

  add<Id>(node: PlainNode<Id>): void {
    const own = propertyOf(node, importedKeys.from) === undefined ? this.#labels : this.#imported
    for (const label of node.labels) own.add(label)
  }

  /** The same nodes, noted as they are taken. */
  *noted<Id>(nodes: Iterable<PlainNode<Id>>): Generator<PlainNode<Id>, void> {
    for (const node of nodes) {
      this.add(node)
      yield node
    }
  }

  get constraints(): readonly string[] {
    return [...this.#labels]
      .filter((label) => !this.#imported.has(label))
      .map((label) => `CREATE CONSTRAINT FOR (n:${quoteName(label)}) REQUIRE n.id IS UNIQUE`)
  }
}
