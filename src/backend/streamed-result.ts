import type { Summary } from '../database/index.ts'
import { UsageError } from '../errors.ts'
import type { Value } from '../model/values.ts'
import type { CollectedResult, RunResult } from './backend.ts'

type Records = readonly (readonly Value[])[]

/** Batches of records as a result that is read once. */
export class StreamedResult implements RunResult {
  readonly keys: readonly string[]
  readonly #batches: AsyncGenerator<Records, Summary, undefined>
  #read = false

  constructor(batches: AsyncGenerator<Records, Summary, undefined>, keys: readonly string[]) {
    this.#batches = batches
    this.keys = keys
  }

  [Symbol.asyncIterator](): AsyncIterator<Records, Summary> {
    this.#claim()
    return this.#batches
  }

  async collect(): Promise<CollectedResult> {
    this.#claim()
    const records: (readonly Value[])[] = []
    for (;;) {
      const next = await this.#batches.next()
      if (next.done === true) return { keys: this.keys, records, summary: next.value }
      for (const record of next.value) records.push(record)
    }
  }

  #claim(): void {
    if (this.#read)
      throw new UsageError({
        code: 'ResultRead',
        message: 'This result has been read already.',
        hint: 'Run the query again.',
      })
    this.#read = true
  }
}

/** Reads all batches first, so that a slow reader holds nothing up. */
export async function kept(
  batches: AsyncGenerator<Records, Summary, undefined>,
  keys: readonly string[],
): Promise<RunResult> {
  const all: Records[] = []
  for (;;) {
    const next = await batches.next()
    if (next.done === true) return new StreamedResult(replay(all, next.value), keys)
    all.push(next.value)
  }
}

async function* replay(
  batches: readonly Records[],
  summary: Summary,
): AsyncGenerator<Records, Summary, undefined> {
  yield* batches
  return summary
}
