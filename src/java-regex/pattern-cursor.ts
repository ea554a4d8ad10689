import { PatternError } from './syntax.ts'

/** Reads the code points of a pattern from left to right. */
export class PatternCursor {
  readonly #points: readonly number[]
  #at = 0

  constructor(pattern: string) {
    this.#points = Array.from(unquoted(pattern), (character) => character.codePointAt(0) ?? 0)
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#points.length
  }

  /** The character so many places on; '' beyond the last. */
  peek(ahead = 0): string {
    const code = this.#points[this.#at + ahead]
    return code === undefined ? '' : String.fromCodePoint(code)
  }

  /** The next code point, which is read. @throws PatternError at the end */
  next(): number {
    if (this.isAtEnd) throw new PatternError('it ends too early')
    return this.#points[this.#at++]
  }

  /** Reads a character if it is the next one. */
  take(character: string): boolean {
    if (this.peek() !== character) return false
    this.#at++
    return true
  }

  /** Reads what an expression finds at the beginning of the next so many characters. */
  match(form: RegExp, most: number): RegExpExecArray | null {
    const match = form.exec(String.fromCodePoint(...this.#points.slice(this.#at, this.#at + most)))
    if (match !== null) this.skip(match[0].length)
    return match
  }

  skip(places = 1): void {
    this.#at += places
  }

  back(): void {
    this.#at--
  }
}

/**
 * The pattern with what stands between `\Q` and `\E` escaped, before anything else is read, as Java does it: `(\Q\E?)` is
 * `(?)`. A first digit becomes a code, so that no escape before it takes it.
 */
function unquoted(pattern: string): string {
  return pattern.replace(/\\Q(.*?)(?:\\E|$)|\\[^]|[^\\]+/gs, (text, quoted: string | undefined) =>
    quoted === undefined
      ? text
      : quoted.replace(/^\d|[\0-/:-@[-`{-\x7f]/g, (character) =>
          /\d/.test(character) ? `\\x3${character}` : `\\${character}`,
        ),
  )
}
