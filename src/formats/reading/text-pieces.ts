import { DataError } from '../../errors.ts'
import type { GraphFile } from '../graph-file.ts'
import type { Step } from '../sink.ts'

/** How many bytes are decoded between two steps. */
const PIECE = 256 * 1024

/**
 * The text of a file a piece at a time, none of them half a character, without a byte order mark; `step` is awaited before each.
 *
 * @param encoding as `encodingOf` gives it, or as the file itself says
 * @throws (rejects with) DataError `NotText` with the line of the first byte that does not belong in this encoding
 */
export async function* textPieces(
  { name, bytes }: GraphFile,
  encoding: string,
  step: Step,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += PIECE) {
    await step(at)
    const piece = bytes.subarray(at, at + PIECE)
    const isLast = at + PIECE >= bytes.length
    let text: string
    try {
      // Node 20 takes Windows-1252 for Latin-1 where it is not told that more may come.
      text = decoder.decode(piece, { stream: true })
      if (isLast) text += decoder.decode()
    } catch (error) {
      throw notText(name, bytes, encoding, at, error)
    }
    if (text !== '') yield text
  }
  await step(bytes.length)
}

/** All of a file's text. @throws (rejects with) DataError `NotText` as `textPieces` */
export async function textOfFile(file: GraphFile, encoding: string, step: Step): Promise<string> {
  const pieces: string[] = []
  for await (const piece of textPieces(file, encoding, step)) pieces.push(piece)
  return pieces.join('')
}

/** The encoding that a byte order mark names; undefined where there is none. */
export function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

function notText(file: string, bytes: Uint8Array, encoding: string, from: number, cause: unknown): DataError {
  const line = lineOfFault(bytes, encoding, from)
  return new DataError({
    code: 'NotText',
    message: `The file is not ${encoding.toUpperCase()} text: line ${line} has a byte that does not belong there.`,
    hint: 'Save it as UTF-8 and open it again.',
    place: { file, line },
    cause,
  })
}

/** Decodes once more: up to the piece in which the fault is in one go, and from there a byte at a time. */
function lineOfFault(bytes: Uint8Array, encoding: string, from: number): number {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  const decode = (start: number, end: number): void => {
    const text = decoder.decode(bytes.subarray(start, end), { stream: true })
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
  }
  try {
    for (let at = 0; at < from; at += PIECE) decode(at, at + PIECE)
    for (let at = from; at < bytes.length; at++) decode(at, at + 1)
  } catch {
    return line
  }
  return line
}
