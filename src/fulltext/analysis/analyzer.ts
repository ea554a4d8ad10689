import type { FulltextAnalyzer } from '../provider.ts'

/** Divides texts into terms, those of an index and those of a query alike. */
export interface Analyzer extends FulltextAnalyzer {
  /** The terms in their order; undefined stands for a word that is left out. */
  terms(text: string): Iterable<string | undefined>
  /** A part of a term, as a prefix or a pattern has it. */
  normalize(part: string): string
}
