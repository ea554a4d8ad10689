import type { Value } from '../../model/values.ts'
import type { Loss } from '../losses.ts'

/** Records as they leave a query. */
export interface Records {
  readonly keys: readonly string[]
  readonly records: readonly (readonly Value[])[]
}

/** A file of records, and what of them it does not hold. */
export interface WrittenRecords {
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly losses: readonly Loss[]
}

/** A way to write the records of a query, not the graph that they speak of. */
export interface RecordFormat {
  readonly id: string
  /** As a button says it. */
  readonly title: string
  /** Without the dot. */
  readonly extension: string
  /**
   * Loads its writer where it is not yet, and writes. Cost: linear in the cells.
   *
   * @param pause is awaited between pieces of long work
   */
  readonly write: (records: Records, pause: () => Promise<void>) => Promise<WrittenRecords>
}
