import type { GraphSchema, IndexDefinition } from '../../model/schema.ts'
import { pairOf } from '../pair-of.ts'
import type { Indexed } from './indexed.ts'

/** An index that a schema declares. */
export interface Declared {
  readonly definition: IndexDefinition
  readonly indexed: Indexed
}

/** The indexes of one schema by what they are asked by. Made once for each schema, in time linear in its indexes. */
export class DeclaredIndexes {
  readonly #byName = new Map<string, Declared>()
  readonly #byConstraint = new Map<string, Indexed>()
  readonly #byPair = new Map<number, Indexed>()
  readonly #all = new Set<Indexed>()
  /** By key: how many labels have a constraint that its values are unique. */
  readonly #uniqueLabels = new Map<number, number>()

  /** @param indexedOf undefined for a lookup index */
  constructor({ indexes }: GraphSchema, indexedOf: (definition: IndexDefinition) => Indexed | undefined) {
    for (const definition of indexes) {
      const indexed = indexedOf(definition)
      if (indexed === undefined) continue
      const { name, constraint } = definition
      this.#byName.set(name, { definition, indexed })
      this.#all.add(indexed)
      if (constraint !== undefined) this.#byConstraint.set(constraint, indexed)
      const { kind, entity, tokens, keys } = indexed
      if (kind !== 'range' || entity !== 'node' || keys.length !== 1 || tokens === undefined) continue
      const [key] = keys
      this.#byPair.set(pairOf(tokens[0], key), indexed)
      if (constraint !== undefined) this.#uniqueLabels.set(key, (this.#uniqueLabels.get(key) ?? 0) + 1)
    }
  }

  named(name: string): Declared | undefined {
    return this.#byName.get(name)
  }

  ofConstraint(name: string): Indexed | undefined {
    return this.#byConstraint.get(name)
  }

  /** The range index of a label and one key. */
  ofPair(label: number, key: number): Indexed | undefined {
    return this.#byPair.get(pairOf(label, key))
  }

  has(indexed: Indexed): boolean {
    return this.#all.has(indexed)
  }

  /** For how many labels a value of the key is one node's: two constraints on the same are refused. */
  uniqueLabels(key: number): number {
    return this.#uniqueLabels.get(key) ?? 0
  }
}
