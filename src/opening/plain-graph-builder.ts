import type { PlainNode, PlainRelationship } from '../model/elements.ts'
import { GraphBuilder } from '../store/graph-builder.ts'
import type { PropertyGraph } from '../store/property-graph.ts'

/** Makes a graph of plain elements, one after another: whoever hands them in need not hold all of them at once. */
export class PlainGraphBuilder<Id> {
  readonly #builder = new GraphBuilder()
  readonly #ids = new Map<Id, number>()

  addNode({ id, labels, properties }: PlainNode<Id>): void {
    this.#ids.set(id, this.#builder.addNode(labels, properties))
  }

  /** Leaves out a relationship whose ends have not both been added. */
  addRelationship({ type, start, end, properties }: PlainRelationship<Id>): void {
    const from = this.#ids.get(start)
    const to = this.#ids.get(end)
    if (from !== undefined && to !== undefined) this.#builder.addRelationship(from, type, to, properties)
  }

  /** The graph, without indexes and constraints. The builder is not used afterwards. */
  build(): PropertyGraph {
    return this.#builder.build()
  }
}
