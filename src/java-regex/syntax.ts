/** A regular expression in Java's syntax, read. Flags are resolved: each node knows how it compares. */
export type RegexNode =
  | { readonly kind: 'empty' }
  /** One code point, if the predicate takes it. */
  | { readonly kind: 'set'; readonly takes: (codePoint: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | {
      readonly kind: 'repeat'
      readonly body: RegexNode
      readonly least: number
      /** Infinity where there is no limit. */
      readonly most: number
      readonly mode: 'greedy' | 'lazy' | 'possessive'
    }
  | {
      readonly kind: 'group'
      readonly body: RegexNode
      /** From 1; 0 does not capture. */ readonly number: number
    }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | { readonly kind: 'look'; readonly body: RegexNode; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'reference'; readonly number: number; readonly folds: boolean }
  /** `unixLines`: only LF ends a line. */
  | { readonly kind: 'assertion'; readonly at: Assertion; readonly unixLines: boolean }

export type Assertion =
  | 'start'
  | 'end'
  /** The end, or before a last line end. */
  | 'last-line-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary'

/** Thrown while a pattern is read; the caller knows the query. */
export class PatternError extends Error {}
