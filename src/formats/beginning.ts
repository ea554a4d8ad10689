import type { GraphFile } from './graph-file.ts'
import { type JsonOutline, outlineJson, utf8Of } from './reading/json/outline.ts'

/** What a file begins with, by which its format is known. */
export interface Beginning {
  readonly name: string
  /** The first bytes, at most 64 Ki. */
  readonly bytes: Uint8Array
  /** These as text: by a byte order mark, else as UTF-8, without the mark and white space at the start. What is neither is U+FFFD. */
  readonly text: string
  /** Whether this is all of the file. */
  readonly isWhole: boolean
  /** What all of the file has at its top, where it begins as JSON does. Cost: linear in the file, once. */
  readonly json: () => JsonOutline | undefined
}

const BEGINNING = 65_536

export function beginningOf({ name, bytes }: GraphFile): Beginning {
  const first = bytes.subarray(0, BEGINNING)
  const encoding =
    first[0] === 0xff && first[1] === 0xfe
      ? 'utf-16le'
      : first[0] === 0xfe && first[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  const text = new TextDecoder(encoding).decode(first).trimStart()
  let json: JsonOutline | undefined
  return {
    name,
    bytes: first,
    text,
    isWhole: bytes.length <= BEGINNING,
    json: () => (/^[{[]/.test(text) ? (json ??= outlineJson(name, utf8Of(bytes))) : undefined),
  }
}

/** The ending of a file's name in lower case, without the dot; '' where it has none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? ''
}
