import type { LossKind } from '../losses.ts'
import type { GraphSink } from '../sink.ts'
import type { CellReader } from './cell-readers.ts'
import type { Row } from './table.ts'

/** A column of properties. */
export interface PropertyColumn {
  readonly name: string
  readonly place: number
  /** Undefined where the table says no types: all cells of the column decide. */
  readonly read: CellReader | undefined
}

/** A column of ids; ids of one space name nodes of the same space alone. */
export interface IdColumn {
  readonly place: number
  readonly space: string
}

interface Columns {
  readonly properties: readonly PropertyColumn[]
  /** Told once for the table. */
  readonly losses: readonly LossKind[]
  /** Whether a column without a heading is of the property whose key is empty, as in an export; else its cells are left out. */
  readonly hasEmptyKey?: boolean
  /** Text that would be a formula has an apostrophe before it, which is taken off. */
  readonly isGuarded: boolean
}

export interface NodesShape extends Columns {
  readonly kind: 'nodes'
  readonly id: IdColumn
  /** Of every node. */
  readonly labels: readonly string[]
  readonly labelColumns: readonly {
    readonly place: number
    readonly read: (text: string) => readonly string[]
  }[]
}

export interface RelationshipsShape extends Columns {
  readonly kind: 'relationships'
  readonly start: IdColumn
  readonly end: IdColumn
  readonly type: number | undefined
  /**
   * A column that says `Directed` or `Undirected`; where all its cells do not, it is the type if there is no other, else the
   * property that it is called.
   */
  readonly direction: PropertyColumn | undefined
}

/** Rows of which something else than headings says what nodes and relationships they make. */
export interface MappedShape {
  readonly kind: 'mapped'
  /** Columns whose values all of their cells decide. */
  readonly properties: readonly PropertyColumn[]
  /** Takes the rows, one by one. @param read how the cells of `properties` are read, by place */
  readonly into: (sink: GraphSink, read: ReadonlyMap<number, CellReader>) => (row: Row) => void
}

/** What the rows of a table are. */
export type Shape =
  | NodesShape
  | RelationshipsShape
  | MappedShape
  /** They are left out, and told. */
  | { readonly kind: 'left out'; readonly loss: LossKind }

/** A way in which programs write graphs as tables: the shape of a table by its headings, undefined where they are of no such. */
export type Dialect = (headings: readonly string[]) => Shape | undefined
