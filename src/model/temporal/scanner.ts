import { temporalFailure } from './failure.ts'

/** No text of a temporal value is longer. */
const LONGEST = 200

/** Reads a text from left to right. */
export class Scanner {
  readonly text: string
  #at = 0

  /** @throws CypherError ArgumentError `InvalidTemporalValue` for a text that is too long for any temporal value */
  constructor(text: string) {
    if (text.length > LONGEST)
      throw temporalFailure(
        `A text of ${text.length.toLocaleString('en')} characters is too long for a temporal value.`,
        'Write it as in ISO 8601.',
      )
    this.text = text
  }

  get ended(): boolean {
    return this.#at >= this.text.length
  }

  /** Takes one of the characters, in either case, and returns it in upper case; undefined where another stands there. */
  accept(characters: string): string | undefined {
    const next = this.text.charAt(this.#at).toUpperCase()
    if (next === '' || !characters.includes(next)) return undefined
    this.#at += 1
    return next
  }

  /** How many digits follow. */
  digitsAhead(): number {
    let end = this.#at
    while (isDigit(this.text.charCodeAt(end))) end += 1
    return end - this.#at
  }

  /** Takes as many digits as there are, up to `most`; undefined where there are fewer than `least`. */
  digits(least: number, most = least): string | undefined {
    const count = Math.min(this.digitsAhead(), most)
    if (count < least) return undefined
    this.#at += count
    return this.text.slice(this.#at - count, this.#at)
  }

  /** Takes everything up to a character, and the character; undefined where it does not come. */
  until(character: string): string | undefined {
    const end = this.text.indexOf(character, this.#at)
    if (end < 0) return undefined
    const taken = this.text.slice(this.#at, end)
    this.#at = end + 1
    return taken
  }

  /** Runs a reader; where it gives undefined nothing has been taken. */
  attempt<Result>(read: () => Result | undefined): Result | undefined {
    const start = this.#at
    const result = read()
    if (result === undefined) this.#at = start
    return result
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
