/** The limits of one query. */
export interface Limits {
  /** From where the text was handed over, for making the query ready and running it. */
  readonly maxMillis: number
  /** Records that leave the engine. */
  readonly maxRecords: number
  /** Estimated bytes held at once: by sorting, grouping, distinct records, paths, lists and other large values. */
  readonly maxMemory: number
}

/** What holds where the caller says nothing. */
export const DEFAULT_LIMITS: Limits = { maxMillis: 10_000, maxRecords: 100_000, maxMemory: 512 * 1024 * 1024 }

/** Work between two looks at clock and cancellation: about a millisecond. */
export const SLICE_WORK = 20_000
