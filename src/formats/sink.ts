import type { CsvKind } from '../model/csv-columns.ts'
import type { Properties } from '../model/elements.ts'
import type { GraphFile } from './graph-file.ts'
import type { LossKind } from './losses.ts'

/**
 * Takes what a reader finds, an element at a time. Ids are the file's own: unique in it, and nothing outside it; what a node is
 * called in the graph the reader says as the property `id`. Elements may come in any order.
 */
export interface GraphSink {
  /**
   * @param line where it stands, from 1 (a row, in a sheet)
   * @throws DataError `DuplicateNode` where the file has given the id before
   */
  node(id: string, labels: readonly string[], properties: Properties, line: number): void
  /**
   * A node that may be named any number of times, as by the cells of a column: it has the labels of all and of each property the first
   * value, those first that are said where the node itself stands. Where `node` gives the id, that node is as it is given.
   *
   * @throws DataError `DuplicateNode` where the node itself stands in two tables that say another value each, or in one and `node` gives it
   */
  mention(
    id: string,
    labels: readonly string[],
    properties: Properties,
    line: number,
    manner: MentionManner,
  ): void
  relationship(type: string, start: string, end: string, properties: Properties, line: number): void
  /** Something that the file has and that is not kept. */
  lost(kind: LossKind, line?: number): void
  /** How the file was read where that is worth knowing, and nothing is lost: a sentence without its full stop. */
  told(text: string): void
  /** What comes next stands in this part of the file, such as a sheet, which is named with it. */
  within(part: string): void
}

/** Whether a node stands where it is mentioned, as in its own row, or something else only names it. */
export type MentionManner = 'stands' | 'named'

/** The properties by which a picture is kept: what a file says of places, sizes and colours becomes these, and the other way round. */
export const drawnKeys = { x: 'x', y: 'y', size: 'size', color: 'color' } as const

/** `false` on a relationship that a file has as undirected; absent on any other. */
export const directedKey = 'directed'

/** The type of a relationship of which a file does not say one. */
export const USUAL_TYPE = 'RELATED_TO'

/**
 * Awaited between pieces of work: lets others have a turn and tells how far the reader is.
 *
 * @param bytes of the file that have been read so far
 * @throws (rejects) where the reading has been cancelled
 */
export type Step = (bytes: number) => Promise<void>

/** What whoever gives a file knows of it; formats that have no tables pass over it. */
export interface ReadOptions {
  /** Text in CSV is as it stands: an apostrophe before what a spreadsheet would take for a formula belongs to it. */
  readonly raw?: boolean | undefined
  /** What is wanted of the tables: one whose headings could be of the other kind too is of this one, and any other is left out. */
  readonly tablesOf?: CsvKind | undefined
}

/** @throws (rejects with) DataError with the line, where the file is broken: nothing of it is used then */
export type Read = (file: GraphFile, sink: GraphSink, step: Step, options?: ReadOptions) => Promise<void>
