import type { Deadline } from './deadline.ts'

/** The limits of one execution. */
export interface Limits {
  readonly deadline: Deadline
  /** Records that leave the engine. */
  readonly maxRecords: number
  /** Estimated bytes held at once: by sorting, grouping, distinct records, paths, lists and other large values. */
  readonly maxMemory: number
}

/** What holds where the caller says nothing; the time is for making the query ready and running it. */
export const DEFAULT_LIMITS = { maxMillis: 10_000, maxRecords: 100_000, maxMemory: 512 * 1024 * 1024 }

/** Work between two looks at clock and cancellation: about a millisecond. */
export const SLICE_WORK = 20_000
