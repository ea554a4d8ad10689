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
  /** Any term that begins with `prefix` and is as `test` says. */
  | {
      readonly kind: 'pattern'
      readonly field: number
      readonly prefix: string
      readonly test: (term: string) => boolean
    }
  /** Any term so many edits away: insertions, deletions, other letters, two letters exchanged. */
  | { readonly kind: 'fuzzy'; readonly field: number; readonly term: string; readonly edits: number }
  | { readonly kind: 'boolean'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'boost'; readonly query: Query; readonly boost: number }

export interface PlacedTerm {
  readonly term: string
  readonly place: number
}

export interface Clause {
  readonly occur: Occur
  readonly query: Query
}

export type Occur = 'must' | 'should' | 'not'
