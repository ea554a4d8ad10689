import type { Host } from '../cypher/index.ts'
import { Database } from '../database/index.ts'
import { fulltext } from '../fulltext/index.ts'
import type { GraphShapes } from '../model/graph-shapes.ts'
import type { GraphStore } from '../model/graph-store.ts'
import { searchProcedures } from '../search/index.ts'

const analyzers = fulltext.analyzers.map(({ name }) => name)

/** A `Database` with what the engine does without: the search of full-text and vector indexes. */
export class FullDatabase extends Database {
  /** The same as of a `Database`. */
  constructor(store?: GraphStore, host: Partial<Host> = {}, shapes?: GraphShapes) {
    super(store, { analyzers, ...host }, shapes)
    for (const procedure of searchProcedures) this.registerProcedure(procedure)
  }
}
