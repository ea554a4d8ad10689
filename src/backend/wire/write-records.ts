import { encodedPieces } from '../../model/encoded-pieces.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { Value } from '../../model/values.ts'
import type { Worker } from '../turns.ts'

/** What is sent at once, and a frame that holds several records, is about as long, in UTF-16 units. */
const PIECE = 65_536

const START = '{"kind":"records","records":['
const END = ']}\n'

/**
 * Records as frames of the wire, in pieces: a frame ends where it is long, since whoever reads it parses it at once, and a
 * record that is longer still comes in several pieces. Between pieces it waits for turns of the thread.
 *
 * @throws QueryLimitError `Cancelled` once the reader is gone
 */
export async function* writeRecords(
  records: readonly (readonly Value[])[],
  worker: Worker,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  let text = START
  let isFirst = true
  let length = 0
  try {
    for (const record of records) {
      text += isFirst ? '[' : ',['
      isFirst = false
      for (const [at, value] of record.entries()) {
        if (at > 0) text += ','
        for (const piece of encodedPieces(value)) {
          text += piece
          length += piece.length
          if (worker.due()) await worker.turn()
          if (signal.aborted) throw cancelled()
          if (text.length < PIECE) continue
          worker.rest()
          yield text
          text = ''
        }
      }
      text += ']'
      if (length < PIECE) continue
      worker.rest()
      yield text + END
      text = START
      isFirst = true
      length = 0
    }
  } finally {
    worker.rest()
  }
  if (!isFirst) yield text + END
}
