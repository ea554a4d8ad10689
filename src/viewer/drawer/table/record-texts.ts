import type { CollectedResult } from '../../../backend/index.ts'
import type { Value } from '../../../model/values.ts'

/** The texts of cells, folded so that they can be searched; each is made when it is first looked at, and kept. */
export class RecordTexts {
  readonly #result: CollectedResult
  readonly #textOf: (column: string, value: Value) => string
  readonly #texts: string[][]

  /** @param textOf how a cell is read */
  constructor(result: CollectedResult, textOf: (column: string, value: Value) => string) {
    this.#result = result
    this.#textOf = textOf
    this.#texts = result.keys.map(() => [])
  }

  columns(): Iterable<number> {
    return this.#result.keys.keys()
  }

  at(record: number, column: number): string {
    const known = this.#texts[column][record] as string | undefined
    if (known !== undefined) return known
    const { keys, records } = this.#result
    const value = records[record][column]
    const text = value === null ? '' : this.fold(this.#textOf(keys[column], value))
    this.#texts[column][record] = text
    return text
  }

  /** A text in lower case and without accents. */
  fold(text: string): string {
    if (/^[ -~]*$/.test(text)) return text.toLowerCase()
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  }
}
