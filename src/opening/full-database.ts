import { type Host, impossiblePatterns } from '../cypher/index.ts'
import { Database } from '../database/index.ts'
import { fulltext } from '../fulltext/index.ts'
import type { GraphShapes } from '../model/graph-shapes.ts'
import type { GraphStore } from '../model/graph-store.ts'
import { procedures } from './procedures.ts'

const analyzers = fulltext.analyzers.map(({ name }) => name)

/**
 * A `Database` with what the engine does without: the search of full-text and vector indexes, and what an ontology tells of a
 * query.
 */
export class FullDatabase extends Database {
  /**
   * `store` and `host` as of a `Database`.
   *
   * @param shapes what the ontology of the graph rules out: a query that asks for it is told so in a notification
   */
  constructor(store?: GraphStore, host: Partial<Host> = {}, shapes?: GraphShapes) {
    super(store, { analyzers, ...host }, shapes && impossiblePatterns(shapes))
    for (const procedure of procedures) this.registerProcedure(procedure)
  }
}
