import type { LossKind } from '../../losses.ts'
import { duplicateKey, nestedTooDeeply } from './faults.ts'
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  LINE_FEED,
  MINUS,
  NINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  ZERO,
} from './signs.ts'
import { JsonTokens } from './tokens.ts'
import { type JsonEntry, JsonObject, type JsonValue } from './value.ts'

/** Values within values, at most. */
const DEEPEST = 256

/** Objects with more entries find a repeated key by a set. */
const FEW = 12

/** Bytes between two steps. */
const PIECE = 256 * 1024

/** Where a reader is in its file. */
export interface JsonPlace {
  readonly at: number
  readonly line: number
}

/**
 * Reads JSON (RFC 8259) from bytes of UTF-8, a value or an element of a long list at a time. It is strict, but for `NaN`,
 * `Infinity` and `-Infinity`, which Python writes. A number without fraction and exponent is an INTEGER, else a FLOAT; what is
 * beyond either is told as a loss. Cost: linear.
 *
 * Every method throws DataError with line and column: `InvalidJson`, `DuplicateKey`, `NestedTooDeeply`, `ValueTooLong`, `NotText`.
 */
export class JsonReader {
  readonly #file: string
  readonly #bytes: Uint8Array
  readonly #tokens: JsonTokens
  #isFirst = false
  #due = PIECE

  /** @param lost told what a text or number cannot be here */
  constructor(file: string, bytes: Uint8Array, lost: (kind: LossKind, line: number) => void) {
    this.#file = file
    this.#bytes = bytes
    this.#tokens = new JsonTokens(file, bytes, lost)
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#tokens.at = 3
  }

  /** Where the next value begins, or the end. */
  get place(): JsonPlace {
    this.#tokens.space()
    return { at: this.#tokens.at, line: this.#tokens.line }
  }

  get line(): number {
    return this.#tokens.line
  }

  /** True once every 256 KiB: a step is due. */
  get isDue(): boolean {
    if (this.#tokens.at < this.#due) return false
    this.#due = this.#tokens.at + PIECE
    return true
  }

  /** Goes on from a place that `place` gave. */
  seek({ at, line }: JsonPlace): void {
    this.#tokens.at = at
    this.#tokens.line = line
    this.#due = at + PIECE
  }

  /** What comes next, by its first sign. */
  peek(): 'object' | 'array' | 'text' | 'other' | 'end' {
    this.#tokens.space()
    switch (this.#bytes[this.#tokens.at]) {
      case undefined:
        return 'end'
      case OPEN_OBJECT:
        return 'object'
      case OPEN_ARRAY:
        return 'array'
      default:
        return this.#bytes[this.#tokens.at] === QUOTE ? 'text' : 'other'
    }
  }

  /** Into an object, whose keys `nextKey` gives. */
  enterObject(): void {
    this.#tokens.space()
    if (this.#bytes[this.#tokens.at] !== OPEN_OBJECT) throw this.#tokens.expected('`{`')
    this.#tokens.at++
    this.#isFirst = true
  }

  /** The next key of the object that was entered, before whose value the reader stands then; undefined at its end. */
  nextKey(): string | undefined {
    if (!this.#goesOn(CLOSE_OBJECT, '`,` or `}`')) return undefined
    if (this.#bytes[this.#tokens.at] !== QUOTE) throw this.#tokens.expected('a key in double quotes')
    const key = this.#tokens.text()
    this.#tokens.space()
    if (this.#bytes[this.#tokens.at] !== COLON) throw this.#tokens.expected('`:`')
    this.#tokens.at++
    return key
  }

  /** Into a list, before whose items `nextItem` goes. */
  enterArray(): void {
    this.#tokens.space()
    if (this.#bytes[this.#tokens.at] !== OPEN_ARRAY) throw this.#tokens.expected('`[`')
    this.#tokens.at++
    this.#isFirst = true
  }

  /** Before the next item of the list that was entered; false at its end. */
  nextItem(): boolean {
    return this.#goesOn(CLOSE_ARRAY, '`,` or `]`')
  }

  /** The value that comes next, whole. */
  value(): JsonValue {
    const value = this.#value(0)
    this.#isFirst = false
    return value
  }

  /** Past the value that comes next, which is not looked into. */
  skip(): void {
    this.#tokens.space()
    const bytes = this.#bytes
    let depth = 0
    do {
      const byte = bytes[this.#tokens.at]
      if (byte === undefined) throw this.#tokens.expected(depth === 0 ? 'a value' : '`,`, `}` or `]`')
      if (byte === QUOTE) this.#tokens.textEnd()
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (depth === 0) throw this.#tokens.expected('a value')
        depth--
      } else if (byte === LINE_FEED) this.#tokens.line++
      else if (depth === 0) {
        this.#value(0)
        break
      }
      this.#tokens.at++
    } while (depth > 0)
    this.#isFirst = false
  }

  /** @throws DataError `InvalidJson` where something follows */
  end(): void {
    if (this.peek() !== 'end') throw this.#tokens.expected('the end of the file')
  }

  #goesOn(close: number, what: string): boolean {
    this.#tokens.space()
    const isFirst = this.#isFirst
    this.#isFirst = false
    if (this.#bytes[this.#tokens.at] === close) {
      this.#tokens.at++
      return false
    }
    if (isFirst) return true
    if (this.#bytes[this.#tokens.at] !== COMMA) throw this.#tokens.expected(what)
    this.#tokens.at++
    this.#tokens.space()
    return true
  }

  #value(depth: number): JsonValue {
    this.#tokens.space()
    const byte = this.#bytes[this.#tokens.at]
    switch (byte) {
      case QUOTE:
        return this.#tokens.text()
      case OPEN_OBJECT:
        return this.#object(depth + 1)
      case OPEN_ARRAY:
        return this.#array(depth + 1)
      case 0x74:
        return this.#tokens.word('true', true)
      case 0x66:
        return this.#tokens.word('false', false)
      case 0x6e:
        return this.#tokens.word('null', null)
      case 0x4e:
        return this.#tokens.word('NaN', Number.NaN)
      case 0x49:
        return this.#tokens.word('Infinity', Number.POSITIVE_INFINITY)
      default:
        if (byte === MINUS || (byte >= ZERO && byte <= NINE)) return this.#tokens.number()
        throw this.#tokens.expected('a value')
    }
  }

  #object(depth: number): JsonObject {
    if (depth > DEEPEST) throw nestedTooDeeply(DEEPEST, this.#file, this.line)
    const { line } = this.#tokens
    const entries: JsonEntry[] = []
    let names: Set<string> | undefined
    this.enterObject()
    for (let key = this.nextKey(); key !== undefined; key = this.nextKey()) {
      if (entries.length === FEW) names = new Set(entries.map(([name]) => name))
      if (names === undefined ? entries.some((entry) => entry[0] === key) : names.has(key))
        throw duplicateKey(key, this.#file, this.#tokens.line)
      names?.add(key)
      entries.push([key, this.#value(depth)])
    }
    return new JsonObject(entries, line)
  }

  #array(depth: number): readonly JsonValue[] {
    if (depth > DEEPEST) throw nestedTooDeeply(DEEPEST, this.#file, this.line)
    const items: JsonValue[] = []
    this.enterArray()
    while (this.nextItem()) items.push(this.#value(depth))
    return items
  }
}
