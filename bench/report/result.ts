import type { SizeName } from '../graph/sizes.ts'

/** What became of a shape with a peer. */
export type Outcome =
  | {
      readonly kind: 'timed'
      /** The time of one query, the median of all turns. */
      readonly micros: number
      /** The same of Silkgraph, in the turns in between. */
      readonly silkgraphMicros: number
      /** The peer's time as a multiple of Silkgraph's: the median of the pairs of turns. */
      readonly ratio: number
      /** How many queries the peer was timed with. */
      readonly queries: number
    }
  | {
      /** Another answer than the hand-written loop; not timed. */
      readonly kind: 'wrong'
      readonly parameters: string
      readonly expected: string
      readonly answer: string
    }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'slow'; readonly seconds: number }

/** Under which conditions a figure was taken. */
export interface Conditions {
  /** The day, as 2026-01-31. */
  readonly date: string
  /** How many programs wanted to run in the minute before, this benchmark's own among them. */
  readonly load: number
  readonly machine: {
    readonly cores: number
    readonly gibibytes: number
    readonly node: string
    readonly platform: string
  }
}

/** Which question was put to which programs. */
export interface Identity {
  readonly size: SizeName
  readonly shape: string
  /** `silkgraph` where it is Silkgraph whose answer was wrong, refused or too slow: then no peer was asked. */
  readonly peer: string
  readonly version: string
  /** Version and build of Silkgraph. */
  readonly silkgraph: string
}

/** A line of a file of results. */
export interface Result extends Identity, Conditions {
  readonly outcome: Outcome
}

/** Whether two results are of the same question, put to the same programs. */
export function answersSame(result: Identity, other: Identity): boolean {
  return (
    result.size === other.size &&
    result.shape === other.shape &&
    result.peer === other.peer &&
    result.version === other.version &&
    result.silkgraph === other.silkgraph
  )
}
