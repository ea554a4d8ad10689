import { DataError } from '../../errors.ts'
import type { GraphFile } from '../graph-file.ts'
import type { LossKind } from '../losses.ts'
import type { Step } from '../sink.ts'
import { markedEncoding, textPieces } from './text-pieces.ts'

/** How a file of text is to be decoded, as TextDecoder calls it. */
export interface TextEncoding {
  readonly name: string
  /** Of the first byte that is not UTF-8, where the file is read as Windows-1252 for that; from 1. */
  readonly line: number | undefined
}

/** What people are told of a file that is read as Windows-1252. */
export const readAsWindows1252: LossKind = {
  one: 'file that is not UTF-8',
  many: 'files that are not UTF-8',
  outcome: 'read as Windows-1252',
  isKept: true,
}

/** How many bytes are looked through between two steps. */
const PIECE = 4 * 1024 * 1024

/**
 * The encoding of a file without a declaration of its own: by its byte order mark, else as the reader says, else Windows-1252 where bytes beyond ASCII are
 * there and none of them are UTF-8, else UTF-8, as which a mixture is refused when it is decoded. Cost: one pass over the bytes.
 */
export async function encodingOf({ bytes, readAs }: GraphFile, step: Step): Promise<TextEncoding> {
  const marked = markedEncoding(bytes)
  if (marked !== undefined) return { name: marked, line: undefined }
  if (readAs?.encoding !== undefined) return { name: readAs.encoding, line: undefined }
  let fault: number | undefined
  for (let at = 0; at < bytes.length; at++) {
    if (at % PIECE === 0) await step(0)
    if (bytes[at] < 0x80) continue
    if (isSequence(bytes, at)) return { name: 'utf-8', line: undefined }
    fault ??= at
  }
  return fault === undefined
    ? { name: 'utf-8', line: undefined }
    : { name: 'windows-1252', line: lineOf(bytes, fault) }
}

/**
 * The text of a file in an encoding of `encodingOf`, as `textPieces` gives it.
 *
 * @throws (rejects with) DataError `NotText` with the line
 */
export async function* decodedPieces(
  file: GraphFile,
  { name }: TextEncoding,
  step: Step,
): AsyncGenerator<string, void, undefined> {
  try {
    for await (const piece of textPieces(file, name, step))
      yield name === 'windows-1252' ? piece.replace(CONTROLS, characterOf) : piece
  } catch (error) {
    if (!(error instanceof DataError) || error.code !== 'NotText') throw error
    const { code, message, place } = error
    throw new DataError({ code, message, hint: SAY_ENCODING, place, cause: error })
  }
}

const SAY_ENCODING =
  'Save it as UTF-8, or say which encoding it has: in the dialog of the page, or by silkgraph import --encoding, as in --encoding windows-1252.'

/** Some decoders take Windows-1252 for Latin-1, and leave these. */
const CONTROLS = /[\u0080-\u009f]/g

/** What stands for the bytes 80 to 9f; a control character where the encoding has none. Source: WHATWG, Encoding. */
const CHARACTERS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

function characterOf(control: string): string {
  return CHARACTERS[control.charCodeAt(0) - 0x80]
}

/** Whether a character of UTF-8 that takes several bytes begins there. */
function isSequence(bytes: Uint8Array, at: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]]
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return false
  // Longer forms than needed, surrogates, and what is beyond U+10FFFF.
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < least || second > most) return false
  for (let next = at + 2; next < at + length; next++) if ((bytes[next] & 0xc0) !== 0x80) return false
  return true
}

function lineOf(bytes: Uint8Array, end: number): number {
  let line = 1
  for (let at = 0; at < end; at++)
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++
  return line
}
