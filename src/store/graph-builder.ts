import type { Value } from '../model/values.ts'
import { buildBase } from './build-base.ts'
import { PropertyGraph } from './property-graph.ts'
import { Vocabulary } from './tokens.ts'

interface Entries {
  readonly ids: number[]
  readonly values: Value[]
}

type Properties = Iterable<readonly [key: string, value: Value]>

/** Gathers a graph and builds its base in one go; nothing goes through a transaction. */
export class GraphBuilder {
  readonly #vocabulary = new Vocabulary()
  readonly #nodeLabels: (readonly number[])[] = []
  readonly #types: number[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #nodeProperties: Entries[] = []
  readonly #relationshipProperties: Entries[] = []

  /** Returns the node's id; a property that is null is left out. */
  addNode(labels: readonly string[], properties: Properties): number {
    const ids = labels.map((label) => this.#vocabulary.labels.intern(label))
    const node = this.#nodeLabels.push(this.#vocabulary.labelSets.of(ids)) - 1
    this.#add(this.#nodeProperties, node, properties)
    return node
  }

  /** `start` and `end` are ids that `addNode` returned. Returns the relationship's id. */
  addRelationship(start: number, type: string, end: number, properties: Properties): number {
    const relationship = this.#types.push(this.#vocabulary.types.intern(type)) - 1
    this.#starts.push(start)
    this.#ends.push(end)
    this.#add(this.#relationshipProperties, relationship, properties)
    return relationship
  }

  /** The graph, everything in its base. The builder is not used afterwards. */
  build(): PropertyGraph {
    const base = buildBase({
      nodeLabels: this.#nodeLabels,
      types: Int32Array.from(this.#types),
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
      nodeProperties: this.#nodeProperties,
      relationshipProperties: this.#relationshipProperties,
      labelTokens: this.#vocabulary.labels.size,
      typeTokens: this.#vocabulary.types.size,
    })
    return new PropertyGraph(base, this.#vocabulary)
  }

  #add(columns: Entries[], id: number, properties: Properties): void {
    for (const [name, value] of properties) {
      if (value === null) continue
      const key = this.#vocabulary.keys.intern(name)
      while (columns.length <= key) columns.push({ ids: [], values: [] })
      columns[key].ids.push(id)
      columns[key].values.push(value)
    }
  }
}
