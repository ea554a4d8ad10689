import type { SizeName } from '../graph/sizes.ts'
import type { Place } from '../peers/peer.ts'

/** What the process of a peer is asked, one request after the other. */
export type Request =
  | { readonly kind: 'open'; readonly peer: string; readonly size: SizeName; readonly place: Place }
  | {
      /** Fills the peer with the whole graph, where that has not been done. */
      readonly kind: 'fill'
    }
  | {
      /** Answers each parameter set once, or as many as fit into the time. */
      readonly kind: 'answer'
      readonly shape: string
      readonly millis: number
    }
  | {
      /** Goes over the first `sets` parameter sets again and again, for so long. */
      readonly kind: 'time'
      readonly shape: string
      readonly sets: number
      readonly millis: number
    }

export interface Answered {
  readonly kind: 'answered'
  /** One text for each parameter set that was asked: see `answerText`. */
  readonly answers: readonly string[]
  /** The mean time of one query. */
  readonly micros: number
}

export interface Timed {
  readonly kind: 'timed'
  /** The time of one query: the median of all rounds, each divided by its parameter sets. */
  readonly micros: number
  /** How many queries that were. */
  readonly queries: number
}

export type Reply =
  | { readonly kind: 'done' }
  | Answered
  | Timed
  | {
      /** The peer has refused the query, or cannot be started. */
      readonly kind: 'failed'
      readonly message: string
    }
