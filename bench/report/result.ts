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

/** The machine, so far as figures depend on it. */
export interface Machine {
  readonly cores: number
  readonly gibibytes: number
  readonly node: string
  readonly platform: string
}

/** A line of a file of results. */
export interface Result {
  readonly size: SizeName
  readonly shape: string
  /** `silkgraph` where it is Silkgraph whose answer was wrong, refused or too slow: then no peer was asked. */
  readonly peer: string
  readonly version: string
  /** Version and build of Silkgraph. */
  readonly silkgraph: string
  /** The day, as 2026-01-31. */
  readonly date: string
  readonly machine: Machine
  readonly outcome: Outcome
}

/** Whether a result is of the same question, put to the same programs. */
export function answersSame(
  result: Result,
  other: Pick<Result, 'size' | 'shape' | 'peer' | 'version' | 'silkgraph'>,
): boolean {
  return (
    result.size === other.size &&
    result.shape === other.shape &&
    result.peer === other.peer &&
    result.version === other.version &&
    result.silkgraph === other.silkgraph
  )
}
