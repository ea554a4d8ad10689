import {
  type Catalog,
  type Deadline,
  type GraphReader,
  prepare,
  type PreparedQuery,
  prepareShared,
  type ProcedureRegistry,
  type SharedQuery,
  skeletonOf,
} from '../cypher/index.ts'

const CAPACITY = 256
/** Of all texts together, as a plan is larger the longer its text is. The last one is kept whatever its length. */
const MOST_CHARACTERS = 500_000
/** Longer texts are data in the form of a query: their literals are not looked at. */
const LONGEST_SKELETON = 20_000

/** How queries were made ready so far. */
export interface PlanCacheStatistics {
  /** By the plan of the same text. */
  readonly sameText: number
  /** By the plan of a text that differs in literals only. */
  readonly otherLiterals: number
  /** By a plan of their own. */
  readonly planned: number
}

/**
 * Prepared queries by text, schema version, and statistics epoch: nodes and relationships to the next power of two. Texts
 * that differ only in literals that decide neither meaning, nor type, nor a column's name share one plan (see adr/0008).
 * The least recently used goes first, also where the texts are long.
 */
export class PlanCache {
  readonly #texts = new RecentlyUsed<PreparedQuery>()
  /** For each skeleton one query, which knows what of the skeleton's literals is fixed. */
  readonly #skeletons = new RecentlyUsed<SharedQuery>()
  readonly #shared = new RecentlyUsed<SharedQuery>()
  readonly #procedures: ProcedureRegistry
  readonly #impossible: Catalog['impossible']
  #sameText = 0
  #otherLiterals = 0
  #planned = 0

  /** Procedures are only ever added, so that a plan that names one stays right. */
  constructor(procedures: ProcedureRegistry, impossible?: Catalog['impossible']) {
    this.#procedures = procedures
    this.#impossible = impossible
  }

  get statistics(): PlanCacheStatistics {
    return { sameText: this.#sameText, otherLiterals: this.#otherLiterals, planned: this.#planned }
  }

  /** @throws CypherError of phase `compile`; QueryLimitError `QueryTooComplex`, `TimeLimit` */
  prepare(
    text: string,
    reader: GraphReader,
    withoutRewrites: readonly string[],
    deadline: Deadline,
  ): PreparedQuery {
    const prefix = `${epochOf(reader)}|${withoutRewrites.join()}|`
    const known = this.#texts.get(prefix + text)
    if (known !== undefined) {
      this.#sameText++
      return known
    }
    const prepared = this.#prepare(
      text,
      { reader, procedures: this.#procedures, impossible: this.#impossible, withoutRewrites, deadline },
      prefix,
    )
    this.#texts.set(prefix + text, prepared)
    return prepared
  }

  #prepare(text: string, catalog: Catalog, prefix: string): PreparedQuery {
    const skeleton = text.length > LONGEST_SKELETON ? undefined : skeletonOf(text)
    if (skeleton === undefined) {
      const prepared = prepare(text, catalog)
      this.#planned++
      return prepared
    }
    const key = prefix + skeleton.key
    const alike = this.#skeletons.get(key)
    const shared = alike && this.#shared.get(alike.fixedLiteralsOf(skeleton) + key)?.withLiteralsOf(skeleton)
    if (shared !== undefined) {
      this.#otherLiterals++
      return shared
    }
    const prepared = prepareShared(skeleton, catalog)
    this.#planned++
    this.#skeletons.set(key, prepared)
    this.#shared.set(prepared.fixedLiteralsOf(skeleton) + key, prepared)
    return prepared
  }
}

/** So many values by key, and so many characters of keys: those that were asked for last. */
class RecentlyUsed<Value> {
  readonly #values = new Map<string, Value>()
  /** The one that was asked for last: it stays where it is. */
  #newest: Value | undefined
  #characters = 0

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined || value === this.#newest) return value
    this.#values.delete(key)
    this.#values.set(key, value)
    this.#newest = value
    return value
  }

  set(key: string, value: Value): void {
    if (!this.#values.delete(key)) this.#characters += key.length
    this.#values.set(key, value)
    this.#newest = value
    for (const oldest of this.#values.keys()) {
      if (oldest === key || (this.#values.size <= CAPACITY && this.#characters <= MOST_CHARACTERS)) return
      this.#values.delete(oldest)
      this.#characters -= oldest.length
    }
  }
}

function epochOf({ nodeCount, relationshipCount, schemaVersion }: GraphReader): string {
  return `${schemaVersion},${Math.clz32(nodeCount)},${Math.clz32(relationshipCount)}`
}
