/**
 * One lexical unit. `start` and `end` are offsets in the text. A `number` is only delimited here: its value, and whether
 * it has one, is a question of the place it stands in (`{1a: 2}` is a wrong key, `RETURN 1a` a wrong number).
 */
export type Token =
  /** A name without back-ticks; `upper` is what keywords are compared with. */
  | {
      readonly kind: 'name'
      readonly start: number
      readonly end: number
      readonly text: string
      readonly upper: string
    }
  /** A name in back-ticks; never a keyword. */
  | { readonly kind: 'quoted-name'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'number'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'string'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'parameter'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'symbol'; readonly start: number; readonly end: number; readonly text: string }
  /** Raised when the parser arrives here, so that the first error of a text is the one reported. */
  | {
      readonly kind: 'invalid'
      readonly start: number
      readonly end: number
      readonly text: string
      readonly code: string
      readonly message: string
      readonly hint: string
    }
  | { readonly kind: 'end'; readonly start: number; readonly end: number; readonly text: '' }

/** The tokens of a text, the last of kind `end`; `partners[i]` is the index of the bracket that closes bracket `i`, or -1. */
export interface TokenList {
  readonly tokens: readonly Token[]
  readonly partners: Int32Array
}

/**
 * Words that cannot be a variable without back-ticks; all of them can be labels, types, property keys and functions'
 * namespaces. Shorter than the list of openCypher 9: what no rule needs is free.
 */
export const reservedWords: ReadonlySet<string> = new Set([
  'AND',
  'AS',
  'CALL',
  'CASE',
  'CONTAINS',
  'CREATE',
  'DELETE',
  'DETACH',
  'DISTINCT',
  'ELSE',
  'ENDS',
  'FALSE',
  'IN',
  'IS',
  'LIMIT',
  'MATCH',
  'MERGE',
  'NOT',
  'NULL',
  'OPTIONAL',
  'OR',
  'ORDER',
  'REMOVE',
  'RETURN',
  'SET',
  'SKIP',
  'STARTS',
  'THEN',
  'TRUE',
  'UNION',
  'UNWIND',
  'WHEN',
  'WHERE',
  'WITH',
  'XOR',
])
