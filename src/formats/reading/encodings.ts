/** An encoding of text that a reader may choose. */
export interface EncodingChoice {
  /** As TextDecoder calls it. */
  readonly name: string
  readonly title: string
}

/** The encodings that are offered; any other that TextDecoder knows is taken too. Latin-1 is read as Windows-1252, as browsers do. */
export const offeredEncodings: readonly EncodingChoice[] = [
  { name: 'utf-8', title: 'UTF-8' },
  { name: 'windows-1252', title: 'Windows-1252 (Latin-1)' },
  { name: 'utf-16le', title: 'UTF-16' },
  { name: 'utf-16be', title: 'UTF-16, big-endian' },
  { name: 'windows-1250', title: 'Windows-1250 (Central European)' },
  { name: 'windows-1251', title: 'Windows-1251 (Cyrillic)' },
  { name: 'macintosh', title: 'Mac Roman' },
  { name: 'gb18030', title: 'GB 18030 (Chinese)' },
  { name: 'shift_jis', title: 'Shift JIS (Japanese)' },
  { name: 'euc-kr', title: 'EUC-KR (Korean)' },
]

/** The name that TextDecoder has for an encoding, as `windows-1252` for `latin1`; undefined where it does not know it. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
