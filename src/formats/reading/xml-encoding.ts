import { DataError } from '../../errors.ts'
import type { GraphFile } from '../graph-file.ts'
import { markedEncoding } from './text-pieces.ts'

/** Longer declarations are none. */
const LONGEST_DECLARATION = 1_024

/**
 * The encoding of an XML file: what a byte order mark says, else what the declaration at its beginning says, else UTF-8. What
 * declares UTF-16 in single bytes, as texts do that were saved again, is UTF-8.
 *
 * @throws DataError `UnknownEncoding`
 */
export function xmlEncodingOf({ name, bytes }: GraphFile): string {
  const marked = markedEncoding(bytes)
  if (marked !== undefined) return marked
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_DECLARATION))
  const declared = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1]
  if (declared === undefined) return 'utf-8'
  try {
    const { encoding } = new TextDecoder(declared)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    throw new DataError({
      code: 'UnknownEncoding',
      message: `The file says that it is in the encoding ${declared}, which cannot be read.`,
      hint: 'Save it as UTF-8, with encoding="UTF-8" in its first line.',
      place: { file: name, line: 1 },
    })
  }
}
