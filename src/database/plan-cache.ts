import { type GraphReader, prepare, type PreparedQuery, type ProcedureRegistry } from '../cypher/index.ts'

const CAPACITY = 256

/**
 * Prepared queries by text and by the statistics epoch of the graph: the number of tokens, and nodes and relationships
 * to the next power of two. The least recently used goes first.
 */
export class PlanCache {
  readonly #plans = new Map<string, PreparedQuery>()
  readonly #procedures: ProcedureRegistry

  /** Procedures are only ever added, so that a plan that names one stays right. */
  constructor(procedures: ProcedureRegistry) {
    this.#procedures = procedures
  }

  /** @throws CypherError of phase `compile` */
  prepare(text: string, reader: GraphReader, withoutRewrites: readonly string[]): PreparedQuery {
    const key = `${epochOf(reader)}|${withoutRewrites.join()}|${text}`
    const known = this.#plans.get(key)
    const prepared = known ?? prepare(text, { reader, procedures: this.#procedures, withoutRewrites })
    this.#plans.delete(key)
    this.#plans.set(key, prepared)
    for (const oldest of this.#plans.keys()) {
      if (this.#plans.size <= CAPACITY) break
      this.#plans.delete(oldest)
    }
    return prepared
  }
}

function epochOf(reader: GraphReader): string {
  const { nodeCount, relationshipCount, labelTokens, typeTokens, keyTokens } = reader
  return [labelTokens, typeTokens, keyTokens, Math.clz32(nodeCount), Math.clz32(relationshipCount)].join()
}
