import { cancelled } from '../model/limit-errors.ts'
import { turns, type Worker } from './turns.ts'

/**
 * What is made in pieces, in turns with whatever else works in this thread; at once where it is one piece.
 *
 * @throws (rejects with) what making it throws; QueryLimitError `Cancelled`
 */
export function inTurns<Made>(
  pieces: Generator<void, Made, void>,
  signal: AbortSignal | undefined,
  worker = turns.worker(),
): Made | Promise<Made> {
  const first = pieces.next()
  return first.done === true ? first.value : goOn(pieces, signal, worker)
}

async function goOn<Made>(
  pieces: Generator<void, Made, void>,
  signal: AbortSignal | undefined,
  worker: Worker,
): Promise<Made> {
  try {
    for (;;) {
      if (worker.due()) await worker.turn()
      if (signal?.aborted === true) throw cancelled()
      const piece = pieces.next()
      if (piece.done === true) return piece.value
    }
  } finally {
    worker.rest()
  }
}
