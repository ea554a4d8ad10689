import { cancelled } from '../../model/limit-errors.ts'
import type { Backend, BackendLimits } from '../backend.ts'
import { encodeError } from './encoded-error.ts'
import { encodeSummary } from './encoded-summary.ts'
import { turns } from '../turns.ts'
import { frameBytes, textBytes } from './frames.ts'
import { Progress } from './progress.ts'
import { decodeRequest } from './request.ts'
import { writeRecords } from './write-records.ts'

/**
 * Runs a request, reading only, and yields the finished bytes of its answer: a chunk is a frame, or a piece of a long one.
 * Whatever goes wrong is a frame; it never throws. A caller's limits may only be lower than `most`.
 */
export async function* writeAnswer(
  backend: Backend,
  request: unknown,
  signal: AbortSignal,
  most: BackendLimits = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const worker = turns.worker()
  try {
    const { text, parameters, limits, exact, progress } = await decodeRequest(request, signal, worker)
    // The query is made ready before the call returns: of many that come at once, one in a turn.
    if (worker.due()) await worker.turn()
    if (signal.aborted) throw cancelled()
    const told = progress ? new Progress() : undefined
    const running = backend.run(text, parameters, {
      readOnly: true,
      exact,
      signal,
      limits: lowest(limits, most),
      onProgress: told && ((share) => told.tell(share)),
    })
    worker.rest()
    const result = await running
    yield frameBytes({ kind: 'columns', keys: result.keys })
    const batches = result[Symbol.asyncIterator]()
    try {
      for (;;) {
        const batch = batches.next()
        for await (const share of told?.until(batch) ?? []) yield frameBytes({ kind: 'progress', share })
        const next = await batch
        if (next.done === true) {
          yield frameBytes({ kind: 'summary', summary: encodeSummary(next.value) })
          return
        }
        for await (const piece of writeRecords(next.value, worker, signal)) yield textBytes(piece)
      }
    } finally {
      // A reader that leaves early must not leave a query running.
      await batches.return?.()
    }
  } catch (error) {
    yield frameBytes({ kind: 'error', error: encodeError(error) })
  } finally {
    worker.rest()
  }
}

function lowest(limits: BackendLimits, most: BackendLimits): BackendLimits {
  const least = (one: number | undefined, other: number | undefined): number | undefined =>
    one === undefined ? other : Math.min(one, other ?? one)
  return {
    maxMillis: least(limits.maxMillis, most.maxMillis),
    maxRecords: least(limits.maxRecords, most.maxRecords),
    maxMemory: least(limits.maxMemory, most.maxMemory),
  }
}
