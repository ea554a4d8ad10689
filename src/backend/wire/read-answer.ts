import type { Summary } from '../../database/index.ts'
import { DataError } from '../../errors.ts'
import { decodeValue } from '../../model/encoding.ts'
import type { Value } from '../../model/values.ts'
import type { RunOptions, RunResult } from '../backend.ts'
import { StreamedResult } from '../streamed-result.ts'
import { decodeError } from './encoded-error.ts'
import { decodeSummary } from './encoded-summary.ts'
import type { Frame } from './frames.ts'

/**
 * An answer as a result; resolves once its columns are known. Leaving its loop early closes `chunks`.
 *
 * @param onProgress is told, while the records are read, how much of a long procedure is done
 * @throws (rejects with) the error that the answer tells; DataError `AnswerCutShort` where it has no end
 */
export async function readAnswer(
  chunks: AsyncIterable<Uint8Array>,
  onProgress?: RunOptions['onProgress'],
): Promise<RunResult> {
  const frames = framesOf(chunks)
  const first = await frames.next()
  if (first.done === true) throw cutShort()
  if (first.value.kind === 'error') {
    // What comes after an error is nothing, but whoever sends it waits to be let go.
    await frames.return()
    throw decodeError(first.value.error)
  }
  if (first.value.kind !== 'columns') throw cutShort()
  return new StreamedResult(recordsOf(frames, onProgress), first.value.keys)
}

async function* recordsOf(
  frames: AsyncGenerator<Frame, void, undefined>,
  onProgress: RunOptions['onProgress'],
): AsyncGenerator<readonly (readonly Value[])[], Summary, undefined> {
  for await (const frame of frames) {
    if (frame.kind === 'error') throw decodeError(frame.error)
    if (frame.kind === 'summary') return decodeSummary(frame.summary)
    if (frame.kind === 'progress') onProgress?.(frame.share)
    if (frame.kind === 'records') yield frame.records.map((record) => record.map(decodeValue))
  }
  throw cutShort()
}

async function* framesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void, undefined> {
  const decoder = new TextDecoder()
  // Of a line that has not ended: joined once, since a frame may come in many pieces.
  let pieces: string[] = []
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n')
    const last = lines.pop() ?? ''
    for (const line of lines) {
      pieces.push(line)
      yield frameOf(pieces.join(''))
      pieces = []
    }
    pieces.push(last)
  }
}

function frameOf(line: string): Frame {
  try {
    return JSON.parse(line) as Frame
  } catch {
    throw cutShort()
  }
}

function cutShort(): DataError {
  return new DataError({
    code: 'AnswerCutShort',
    message: 'The connection closed before the result was complete.',
    hint: 'Run the query again.',
  })
}
