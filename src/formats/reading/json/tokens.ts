import type { DataError } from '../../../errors.ts'
import { fitsInteger, integer, type NumberValue } from '../../../model/numbers.ts'
import { float } from '../../../model/values.ts'
import { MOST_CHARACTERS } from '../../graph-file.ts'
import type { LossKind } from '../../losses.ts'
import {
  beyondFloat,
  beyondInteger,
  brokenJson,
  foundText,
  halfCharacters,
  notUtf8,
  valueTooLong,
} from './faults.ts'
import { BACKSLASH, LINE_FEED, MINUS, NINE, PLUS, POINT, QUOTE, ZERO } from './signs.ts'
import { AsciiTexts, asciiText } from './strings.ts'

/** A lone surrogate. */
const HALF = /\p{Surrogate}/u

/** Texts, numbers and words of JSON in bytes of UTF-8, from where it stands on. */
export class JsonTokens {
  readonly bytes: Uint8Array
  at = 0
  line = 1
  readonly #file: string
  readonly #lost: (kind: LossKind, line: number) => void
  readonly #texts: AsciiTexts
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  constructor(file: string, bytes: Uint8Array, lost: (kind: LossKind, line: number) => void) {
    this.#file = file
    this.bytes = bytes
    this.#lost = lost
    this.#texts = new AsciiTexts(bytes)
  }

  /** Past white space. */
  space(): void {
    const { bytes } = this
    for (;;) {
      const byte = bytes[this.at]
      if (byte === LINE_FEED) this.line++
      else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return
      this.at++
    }
  }

  word<Held>(word: string, value: Held): Held {
    for (let at = 0; at < word.length; at++)
      if (this.bytes[this.at + at] !== word.charCodeAt(at)) throw this.expected('a value')
    this.at += word.length
    return value
  }

  /** The text whose first quote comes. */
  text(): string {
    const bytes = this.bytes
    const start = this.at + 1
    let at = start
    let hash = 0
    for (;;) {
      const byte = bytes[at]
      if (byte === QUOTE) break
      if (byte === BACKSLASH || byte < 0x20 || byte >= 0x80 || byte === undefined)
        return this.#longText(start)
      hash = (Math.imul(hash, 31) + byte) | 0
      at++
    }
    this.at = at + 1
    if (at - start > MOST_CHARACTERS) throw valueTooLong(this.#file, this.line)
    return this.#texts.get(start, at, hash)
  }

  /** A text with escapes, or with signs beyond ASCII. */
  #longText(start: number): string {
    const hasEscapes = this.textEnd()
    const end = this.at
    this.at++
    // An escape is six bytes for one character.
    if (end - start > 6 * MOST_CHARACTERS) throw valueTooLong(this.#file, this.line)
    const text = this.#decoded(start, end)
    const meant = hasEscapes ? this.#unescaped(text) : text
    if (meant.length > MOST_CHARACTERS) throw valueTooLong(this.#file, this.line)
    if (!HALF.test(meant)) return meant
    this.#lost(halfCharacters, this.line)
    return meant.replace(/\p{Surrogate}/gu, '\uFFFD')
  }

  /** From a text's first quote to its last one. @returns whether there are escapes between */
  textEnd(): boolean {
    const bytes = this.bytes
    let hasEscapes = false
    let at = this.at + 1
    for (;;) {
      const byte = bytes[at]
      if (byte === QUOTE) break
      if (byte === BACKSLASH) {
        hasEscapes = true
        at++
      } else if (byte === undefined || byte < 0x20) {
        this.at = Math.min(at, bytes.length)
        throw this.expected('`"` at the end of a text')
      }
      at++
    }
    this.at = at
    return hasEscapes
  }

  #decoded(start: number, end: number): string {
    try {
      return this.#decoder.decode(this.bytes.subarray(start, end))
    } catch (cause) {
      throw notUtf8(this.#file, this.line, cause)
    }
  }

  #unescaped(text: string): string {
    try {
      return JSON.parse(`"${text}"`) as string
    } catch (cause) {
      throw this.#fault(
        'a text has an escape that JSON does not have.',
        'Write a backslash as `\\\\`.',
        cause,
      )
    }
  }

  /** The number that comes. */
  number(): NumberValue {
    const bytes = this.bytes
    const start = this.at
    let at = start
    const isNegative = bytes[at] === MINUS
    if (isNegative) at++
    if (isNegative && bytes[at] === 0x49) {
      this.at = at
      return this.word('Infinity', Number.NEGATIVE_INFINITY)
    }
    const first = at
    let whole = 0
    for (; bytes[at] >= ZERO && bytes[at] <= NINE; at++) whole = whole * 10 + (bytes[at] - ZERO)
    this.at = at
    if (at === first) throw this.expected('a digit')
    if (bytes[first] === ZERO && at - first > 1) throw this.expected('a number without 0 before it')
    if (bytes[at] !== POINT && (bytes[at] | 0x20) !== 0x65) {
      if (at - first <= 15) return isNegative ? 0 - whole : whole
      return this.#longInteger(asciiText(bytes, start, at), at - first)
    }
    if (bytes[at] === POINT) at = this.#digits(at + 1)
    if ((bytes[at] | 0x20) === 0x65) {
      at++
      at = this.#digits(bytes[at] === MINUS || bytes[at] === PLUS ? at + 1 : at)
    }
    const number = Number(asciiText(bytes, start, at))
    if (!Number.isFinite(number)) this.#lost(beyondFloat, this.line)
    return float(number)
  }

  #longInteger(text: string, digits: number): NumberValue {
    if (digits <= 19) {
      const whole = BigInt(text)
      if (fitsInteger(whole)) return integer(whole)
    }
    this.#lost(beyondInteger, this.line)
    return float(Number(text))
  }

  /** Past digits, of which there must be one. */
  #digits(from: number): number {
    let at = from
    while (this.bytes[at] >= ZERO && this.bytes[at] <= NINE) at++
    this.at = at
    if (at === from) throw this.expected('a digit')
    return at
  }

  /** What is wrong where it stands: something else was needed. */
  expected(what: string): DataError {
    if (this.at >= this.bytes.length)
      return this.#fault(`the file ends where ${what} is expected.`, 'It was cut off: get it again.')
    const found = foundText(this.bytes[this.at])
    return this.#fault(`expected ${what}, found ${found}.`, 'Correct the file, or write it again.')
  }

  #fault(what: string, hint: string, cause?: unknown): DataError {
    const column = this.at === 0 ? 1 : this.at - this.bytes.lastIndexOf(LINE_FEED, this.at - 1)
    return brokenJson(what, hint, { file: this.#file, line: this.line, column }, cause)
  }
}
