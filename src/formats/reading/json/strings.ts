/** How many bytes a text has at most that is kept to be found again. */
const LONGEST_KEPT = 40
const SLOTS = 4096

/**
 * Texts of ASCII in a file: keys, and the ids at which relationships end, come again and again, and are made once.
 * What is kept is found by its bytes, so that looking one up makes nothing.
 */
export class AsciiTexts {
  readonly #bytes: Uint8Array
  readonly #starts = new Uint32Array(SLOTS)
  readonly #lengths = new Uint8Array(SLOTS)
  readonly #texts: string[] = Array.from({ length: SLOTS }, () => '')

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** @param hash of the bytes between `start` and `end`, each below 128 */
  get(start: number, end: number, hash: number): string {
    const length = end - start
    if (length === 0) return ''
    if (length > LONGEST_KEPT) return asciiText(this.#bytes, start, end)
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    if (this.#lengths[slot] === length && this.#isSame(this.#starts[slot], start, length))
      return this.#texts[slot]
    const text = asciiText(this.#bytes, start, end)
    this.#starts[slot] = start
    this.#lengths[slot] = length
    this.#texts[slot] = text
    return text
  }

  #isSame(one: number, other: number, length: number): boolean {
    const bytes = this.#bytes
    for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false
    return true
  }
}

const decoder = new TextDecoder()

/** The text of bytes below 128. Decoding by the host is the faster way for long ones alone; texts put together by signs are slow to use. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > LONGEST_KEPT) return decoder.decode(bytes.subarray(start, end))
  const codes: number[] = []
  for (let at = start; at < end; at++) codes.push(bytes[at])
  return String.fromCharCode(...codes)
}
