import { type Host, impossiblePatterns } from '../cypher/index.ts'
import { Database } from '../database/index.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { shapesOf } from '../dataset/shapes.ts'
import { fulltext } from '../fulltext/index.ts'
import type { GraphShapes } from '../model/graph-shapes.ts'
import type { GraphStore } from '../model/graph-store.ts'
import { leftOutOfMetrics } from './left-out-of-metrics.ts'
import { furtherProcedures } from './procedures.ts'

const analyzers = fulltext.analyzers.map(({ name }) => name)

/** What is known of a graph besides its nodes and relationships. */
export interface GraphWords {
  /** What its ontology rules out: a query that asks for it is told so in a notification. */
  readonly shapes?: GraphShapes | undefined
  /** A label that stands for an unnamed set is not counted by metrics unless it is asked for. */
  readonly labels?: readonly { readonly name: string; readonly set: boolean }[]
}

/** What a graph folder says of its graph, for the database of it. */
export function graphWordsOf(dataset: Dataset): GraphWords {
  const labels = Object.entries(dataset.ontology.labels).map(([name, { set }]) => ({ name, set }))
  return { shapes: shapesOf(dataset), labels }
}

/**
 * A `Database` with what the engine does without: the search of full-text and vector indexes, metrics, and what an ontology tells of
 * a query.
 */
export class FullDatabase extends Database {
  /** `store` and `host` as of a `Database`; `words` may be a `Description`. */
  constructor(store?: GraphStore, host: Partial<Host> = {}, { shapes, labels = [] }: GraphWords = {}) {
    super(store, { analyzers, ...host }, shapes && impossiblePatterns(shapes))
    for (const procedure of furtherProcedures(leftOutOfMetrics(labels))) this.registerProcedure(procedure)
  }
}
