/**
 * A length as Lucene keeps it, in one byte: exact below 40, then with four significant bits. 0 is a field that an entry does not have.
 * Source: Lucene 9.11, SmallFloat.intToByte4.
 */
export function encodedLength(length: number): number {
  return length < EXACT ? length : EXACT + encoded(length - EXACT)
}

export function decodedLength(code: number): number {
  if (code < EXACT) return code
  const rest = code - EXACT
  const shift = (rest >>> 3) - 1
  return EXACT + (shift === -1 ? rest & 7 : ((rest & 7) | 8) * 2 ** shift)
}

const EXACT = 24

function encoded(length: number): number {
  const bits = 32 - Math.clz32(length)
  if (bits < 4) return length
  const shift = bits - 4
  return ((length >>> shift) & 7) | ((shift + 1) << 3)
}
