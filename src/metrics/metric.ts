import type { Direction, Network } from './network.ts'
import type { Work } from './work.ts'

/** What can be set of metrics, each with what it is where nothing is said. */
export interface Settings {
  readonly direction: Direction
  /** The property that says what a relationship counts; undefined where each counts 1. */
  readonly weight: string | undefined
  readonly damping: number
  readonly tolerance: number
  readonly iterations: number
  readonly normalized: boolean
  /** From how many nodes is estimated; undefined for all of them. */
  readonly sample: number | undefined
  readonly resolution: number
  readonly seed: number
}

/** What a metric says of nodes: a number of each, or the number of the group that each is in. */
export type MetricValue =
  | {
      readonly kind: 'score'
      readonly column: 'score' | 'core'
      readonly type: 'integer' | 'float' | 'number'
    }
  | { readonly kind: 'group'; readonly column: 'component' | 'community' }

export type Outcome =
  | {
      readonly kind: 'score'
      /** By the number of the node. */
      readonly scores: Float64Array | Int32Array
      /** Whether the scores are INTEGER. */
      readonly whole: boolean
      /** Sentences about how they came about; '' where there is nothing to say. */
      readonly remark: string
    }
  | {
      readonly kind: 'group'
      /** From 1, the largest first. */
      readonly groups: Int32Array
      /** By the number of the group. */
      readonly sizes: Int32Array
      readonly remark: string
    }

/** A metric: a file, and a line in the registry. Everything that is said of it, here and on pages, is said here. */
export interface Metric {
  /** That of its procedure after `metric.`, and of the command line. */
  readonly name: string
  /** As in `PageRank`. */
  readonly title: string
  /** A sentence for lists. */
  readonly description: string
  readonly value: MetricValue
  readonly options: readonly (keyof Settings)[]
  /** The direction where none is given; `any` where it makes no difference. */
  readonly direction: Direction | 'any'
  /** What its values mean, as sentences. */
  readonly meaning: (settings: Settings) => string
  /** How relationships between the same nodes and loops count, as the end of a sentence: `each counts`. */
  readonly counting: (settings: Settings) => string
  /**
   * Works in slices. The same network and settings give the same outcome.
   *
   * @throws QueryLimitError `MemoryLimit`, `TimeLimit`, `Cancelled`; CypherError `ProcedureCallFailed`
   */
  readonly compute: (network: Network, settings: Settings, work: Work) => Generator<void, Outcome, void>
}
