import type { GraphSchema, IndexDefinition } from '../../model/schema.ts'
import type { Base } from '../base.ts'
import type { Vocabulary } from '../tokens.ts'
import { automaticIndexes } from '../automatic-indexes.ts'
import { BaseIndex } from './base-index.ts'
import { pairOf } from '../pair-of.ts'
import { DeclaredIndexes } from './declared-indexes.ts'
import type { Indexed } from './indexed.ts'
import { structureKinds } from './kinds.ts'
import { SearchBases } from './search-sources.ts'

/** So often is a value sought by looking through all nodes; then an index is made. */
const LOOK_UPS_WITHOUT = 3

/** A schema, and how many labels the version that has it knows. */
interface LabelledSchema {
  readonly schema: GraphSchema
  readonly labelTokens: number
}

/**
 * What all versions of a graph share of its indexes: what is built over each base, and which pairs of label (-1: any) and key
 * are indexed by themselves because nodes are looked up by them again and again.
 */
export class GraphIndexes {
  readonly #vocabulary: Vocabulary
  readonly #indexed = new WeakMap<IndexDefinition, Indexed>()
  readonly #declared = new WeakMap<GraphSchema, DeclaredIndexes>()
  readonly #automatic = new Map<number, Indexed>()
  readonly #lookUps = new Map<number, number>()
  readonly #built = new WeakMap<Base, WeakMap<Indexed, BaseIndex>>()

  readonly searchBases = new SearchBases()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** undefined for a lookup index. */
  indexedOf(definition: IndexDefinition): Indexed | undefined {
    const known = this.#indexed.get(definition)
    if (known !== undefined) return known
    const { kind, entity, names, keys } = definition
    if (kind === 'lookup') return undefined
    const { labels, types, keys: keyTokens } = this.#vocabulary
    const tokens = entity === 'node' ? labels : types
    const indexed: Indexed = {
      kind,
      entity,
      tokens: names.map((name) => tokens.idOf(name)),
      keys: keys.map((key) => keyTokens.idOf(key)),
    }
    this.#indexed.set(definition, indexed)
    return indexed
  }

  declared(schema: GraphSchema): DeclaredIndexes {
    let declared = this.#declared.get(schema)
    if (declared === undefined) {
      declared = new DeclaredIndexes(schema, (definition) => this.indexedOf(definition))
      this.#declared.set(schema, declared)
    }
    return declared
  }

  automatic(label: number, key: number): Indexed | undefined {
    return this.#automatic.get(pairOf(label, key))
  }

  /**
   * Whether every label of a version has a constraint that values of the key are unique, as those of a graph folder have of `id`. An
   * index over all nodes then finds what those of the labels find: a value has no more nodes than there are labels.
   */
  isUniqueInAll({ schema, labelTokens }: LabelledSchema, key: number): boolean {
    return labelTokens > 0 && this.declared(schema).uniqueLabels(key) === labelTokens
  }

  /**
   * Counts look-ups that are to come; the index that nodes are worth by now, where memory is left for it. One that does not wait
   * for them is worth it at once.
   */
  lookedUp(base: Base, label: number, key: number, lookUps: number, waits = true): Indexed | undefined {
    const pair = pairOf(label, key)
    const known = this.#automatic.get(pair)
    if (known !== undefined) return known
    const all = (this.#lookUps.get(pair) ?? 0) + lookUps
    this.#lookUps.set(pair, all)
    if (waits && all < LOOK_UPS_WITHOUT) return undefined
    const indexed: Indexed = {
      kind: 'range',
      entity: 'node',
      tokens: label === -1 ? undefined : [label],
      keys: [key],
    }
    let bytes = bytesOver(base, indexed)
    for (const other of this.#automatic.values()) bytes += bytesOver(base, other)
    if (bytes > automaticIndexes.maxBytes) return undefined
    this.#automatic.set(pair, indexed)
    return indexed
  }

  /** Whether a schema still declares it, or it has made itself. */
  isKept(indexed: Indexed, schema: GraphSchema): boolean {
    for (const own of this.#automatic.values()) if (own === indexed) return true
    return this.declared(schema).has(indexed)
  }

  over(base: Base, indexed: Indexed): BaseIndex | undefined {
    let indexes = this.#built.get(base)
    if (indexes === undefined) this.#built.set(base, (indexes = new WeakMap<Indexed, BaseIndex>()))
    let index = indexes.get(indexed)
    const kind = structureKinds[indexed.kind]
    if (index === undefined && kind !== undefined)
      indexes.set(indexed, (index = new BaseIndex(base, indexed, kind)))
    return index
  }
}

/** What an entry of a hash index takes. */
const ENTRY_BYTES = 24

/** What an index over all nodes with a label takes, in estimated bytes. */
function bytesOver(base: Base, { tokens }: Indexed): number {
  const nodes = tokens === undefined ? base.nodeCount : (base.nodesByLabel[tokens[0]]?.length ?? 0)
  return ENTRY_BYTES * nodes
}
