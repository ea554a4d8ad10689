import type fc from 'fast-check'

/** What is tried: named texts, so that a failure can be saved, read and replayed without the generator. */
export interface FuzzCase {
  readonly [part: string]: string
}

export type Verdict =
  /** The law holds. `records` says how many the query gave, where that has a meaning. */
  | { readonly kind: 'holds'; readonly records?: number }
  /** The case says nothing: the engine refuses its text as wrong, or it is too large to be decided. */
  | { readonly kind: 'refused' | 'undecided'; readonly reason: string }
  | { readonly kind: 'fails'; readonly problem: string }

/** A law of the engine and random cases to try it on. To add one: a file, and its line in fuzzers.ts. */
export interface Fuzzer {
  readonly name: string
  /** The law in one sentence. */
  readonly law: string
  readonly cases: fc.Arbitrary<FuzzCase>
  check(tried: FuzzCase): Verdict
}
