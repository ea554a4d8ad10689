import type { PlainNode, PlainRelationship } from '../model/elements.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/** Makes a graph of plain elements, one after another: whoever hands them in need not hold all of them at once. */
export class PlainGraphBuilder<Id> {
  readonly #builder = new GraphBuilder()
  readonly #ids = new Map<Id, number>()
  readonly #labels = new Set<string>()

  addNode({ id, labels, properties }: PlainNode<Id>): void {
    for (const label of labels) this.#labels.add(label)
    this.#ids.set(id, this.#builder.addNode(labels, properties))
  }

  /** Leaves out a relationship whose ends have not both been added. */
  addRelationship({ type, start, end, properties }: PlainRelationship<Id>): void {
    const from = this.#ids.get(start)
    const to = this.#ids.get(end)
    if (from !== undefined && to !== undefined) this.#builder.addRelationship(from, type, to, properties)
  }

  /** The graph, with an index on `id` for every label. The builder is not used afterwards. */
  build(): PropertyGraph {
    const store = this.#builder.build()
    for (const label of this.#labels) store.ensureIndex(label, 'id')
    return store
  }
}
