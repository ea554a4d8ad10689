import type { TokenCursor } from './cursor.ts'

/** Reads keywords ahead of a cursor without moving it, to find out what begins. */
export class WordsAhead {
  /** Those taken so far, in capitals. */
  readonly words: string[] = []
  readonly #cursor: TokenCursor

  constructor(cursor: TokenCursor) {
    this.#cursor = cursor
  }

  /** Takes the next word where it is one of these; returns whether it was. */
  take(...choices: readonly string[]): boolean {
    const found = choices.find((word) => this.#cursor.isKeyword(word, this.words.length))
    if (found !== undefined) this.words.push(found)
    return found !== undefined
  }
}
