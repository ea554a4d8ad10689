import type { Host } from '../cypher/index.ts'
import { Database } from '../database/index.ts'
import { fulltext } from '../fulltext/index.ts'
import type { GraphShapes } from '../model/graph-shapes.ts'
import type { GraphStore } from '../model/graph-store.ts'

/** A `Database` with what the engine does without: full-text search. */
export class FullDatabase extends Database {
  /** The same as of a `Database`. */
  constructor(store?: GraphStore, host: Partial<Host> = {}, shapes?: GraphShapes) {
    super(store, { fulltext, ...host }, shapes)
  }
}
