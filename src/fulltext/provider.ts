import { SilkgraphError } from '../errors.ts'
import type { HeldMemory } from '../model/patience.ts'

/** How a full-text index divides texts into words. */
export interface FulltextAnalyzer {
  readonly name: string
  readonly description: string
  /** Words that it leaves out. */
  readonly stopWords: readonly string[]
}

/** One property of an entry: a text, or several of a list; undefined where it has none. */
export type FulltextValue = string | readonly string[] | undefined

/** Entries that a query found, ascending, and how well each fits. */
export interface FulltextHits {
  readonly entries: Int32Array
  readonly scores: Float64Array
}

/** Texts that can be searched, each an entry with a number from 0. Grows only; nobody has to wait for an entry to be whole. */
export interface FulltextTexts {
  /** How many entries it has. */
  readonly size: number
  /** What it holds, in estimated bytes. */
  readonly bytes: number
  /** Adds an entry with these properties, in the order of the keys. Yields after each thousand words or so: the entry is there at the end. */
  add(values: readonly FulltextValue[]): Generator<void, void, void>
  /**
   * Yields after each thousand words or so of the query that were read, and entries that were looked at.
   *
   * @param analyzer for the words of the query, where it is another than the index has
   * @param held counts what is found, as it grows
   * @throws FulltextError `FulltextSyntax` where the query cannot be read, `UnknownAnalyzer`; QueryLimitError `MemoryLimit`
   */
  search(query: string, analyzer?: string, held?: HeldMemory): Generator<void, FulltextHits, void>
}

/** What full-text indexes are made of. */
export interface FulltextProvider {
  readonly analyzers: readonly FulltextAnalyzer[]
  /**
   * @param keys the names of the properties, which a query may write before a colon
   * @throws FulltextError `UnknownAnalyzer`
   */
  texts(keys: readonly string[], analyzer: string): FulltextTexts
}

/** A full-text query that cannot be read, or an analyzer that does not exist. */
export class FulltextError extends SilkgraphError {
  override readonly phase = 'runtime'
}
