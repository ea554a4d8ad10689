import type { Steps } from '../steps.ts'

/** A full-text query whose words an analyzer has divided. Fields are the numbers of an index's keys. */
export type Query =
  | { readonly kind: 'all' | 'none' }
  | { readonly kind: 'term'; readonly field: number; readonly term: string }
  /** Terms at their places, which may be `slop` apart in all; a place may be without a term. */
  | {
      readonly kind: 'phrase'
      readonly field: number
      readonly terms: readonly PlacedTerm[]
      readonly slop: number
    }
  /** Any term that begins with `prefix` and is as `test` says, where there is one. */
  | {
      readonly kind: 'pattern'
      readonly field: number
      readonly prefix: string
      readonly test: TermTest | undefined
    }
  /** Any term so many edits away: insertions, deletions, other letters, two letters exchanged. */
  | { readonly kind: 'fuzzy'; readonly field: number; readonly term: string; readonly edits: number }
  | { readonly kind: 'boolean'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'boost'; readonly query: Query; readonly boost: number }

/** Whether a term is as a query says, asked in slices of steps. */
export type TermTest = (term: string, steps: Steps) => Generator<void, boolean, void>

export interface PlacedTerm {
  readonly term: string
  readonly place: number
}

export interface Clause {
  readonly occur: Occur
  readonly query: Query
}

export type Occur = 'must' | 'should' | 'not'
