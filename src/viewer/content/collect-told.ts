import type { CollectedResult, RunResult } from '../../backend/index.ts'
import { addAll } from '../../model/add-all.ts'
import type { Value } from '../../model/values.ts'

/** How far a query is: how many records have come, and what share of the work of a long procedure is done. */
export interface QueryProgress {
  readonly records: number
  /** From 0 to 1; undefined where nothing tells it. */
  readonly share: number | undefined
}

/** As `collect` of a result. @param onRecords is told after each batch how many records have come */
export async function collectTold(
  result: RunResult,
  onRecords: (count: number) => void,
): Promise<CollectedResult> {
  const records: (readonly Value[])[] = []
  const batches = result[Symbol.asyncIterator]()
  for (;;) {
    const batch = await batches.next()
    if (batch.done === true) return { keys: result.keys, records, summary: batch.value }
    addAll(records, batch.value)
    onRecords(records.length)
  }
}
