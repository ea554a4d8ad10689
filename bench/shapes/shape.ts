import type { Adjacency } from '../graph/adjacency.ts'
import type { Graph } from '../graph/graph.ts'

/** A parameter set: integers by name, or `rows` of them for a load. */
export interface Parameters {
  readonly [name: string]: number | readonly { readonly [name: string]: number }[]
}

/** Values in the order of the columns; what an engine gives is compared in this form. */
export type Rows = readonly (readonly unknown[])[]

/** A query, and the same by hand: the limit that an engine is measured against, and the answer that it must give. */
export interface Statement {
  readonly text: string
  readonly columns: readonly string[]
  /** Whether the order of the rows is part of the answer. */
  readonly ordered: boolean
  /** A loop over typed arrays that gives what the text asks for. */
  readonly limit: (adjacency: Adjacency) => (parameters: Parameters) => Rows
}

interface ShapeBase {
  /** As `--shapes` takes it. */
  readonly name: string
  /** What a reader of the results sees. */
  readonly title: string
}

/** A query that reads. */
export interface ReadShape extends ShapeBase {
  readonly kind: 'read'
  readonly statement: Statement
  /** What it is asked with, in turn. */
  readonly parameterSets: (graph: Graph) => readonly Parameters[]
}

/** A query that fills a graph which has only its persons, anew for each time that it is measured. */
export interface LoadShape extends ShapeBase {
  readonly kind: 'load'
  readonly statement: Statement
  /** @param rows how many relationships it creates */
  readonly parameters: (graph: Graph, rows: number) => Parameters
  /** Tells afterwards what is there. */
  readonly check: Statement
}

export type Shape = ReadShape | LoadShape
