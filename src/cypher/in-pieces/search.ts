import type { FunctionContext } from '../runtime/function-context.ts'
import type { HeldMemory } from '../../model/patience.ts'
import { PIECE, worked } from './texts.ts'
import type { Making } from './making.ts'

/** Engines look for a part of so many units fast enough, whatever it is; for longer ones they may take the product. */
const SHORT_PART = 64

/** Below this product of their lengths nothing is slow. */
const SHORT_PRODUCT = 2 ** 18

/** Whether looking for a part in a text the way engines do may take long, although neither is long by itself. */
export function isSlowSearch(text: string, part: string): boolean {
  return part.length > SHORT_PART && text.length * part.length > SHORT_PRODUCT
}

/**
 * Looks for one part in texts, the same as `indexOf`, in time that grows with the length of both. A long part takes 4 bytes
 * a unit, which are held until `end`.
 *
 * Source: Knuth, Morris and Pratt, "Fast pattern matching in strings", SIAM Journal on Computing 6 (1977): what has matched
 * already says how far to go back in the part, and a text is gone through once.
 */
export class Search {
  readonly #part: string
  readonly #context: FunctionContext
  readonly #memory: HeldMemory
  #borders: Int32Array | undefined

  constructor(part: string, context: FunctionContext) {
    this.#part = part
    this.#context = context
    this.#memory = context.hold()
  }

  end(): void {
    this.#memory.clear()
  }

  /**
   * Where the part stands in a text from a place on; -1 where it does not.
   * @throws QueryLimitError `MemoryLimit`, before the memory is taken
   */
  *find(text: string, start: number): Making<number> {
    const part = this.#part
    if (part.length > text.length - start) return -1
    if (part.length <= SHORT_PART) return yield* this.#findShort(text, start)
    this.#borders ??= yield* this.#bordersOf()
    const borders = this.#borders
    let matched = 0
    for (let from = start; from < text.length; from += PIECE) {
      const to = Math.min(text.length, from + PIECE)
      for (let at = from; at < to; at++) {
        const unit = text.charCodeAt(at)
        while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1]
        if (part.charCodeAt(matched) === unit) matched++
        if (matched < part.length) continue
        worked(2 * (at - from), this.#context)
        return at + 1 - part.length
      }
      if (worked(2 * (to - from), this.#context)) yield
    }
    return -1
  }

  *#findShort(text: string, start: number): Making<number> {
    const part = this.#part
    for (let from = start; from + part.length <= text.length; from += PIECE) {
      const end = Math.min(text.length, from + PIECE + part.length - 1)
      const at = text.slice(from, end).indexOf(part)
      if (worked(at < 0 ? end - from : at, this.#context)) yield
      if (at >= 0) return from + at
    }
    return -1
  }

  /** How long the longest proper prefix of each prefix of the part is that it ends with too. */
  *#bordersOf(): Making<Int32Array> {
    const part = this.#part
    this.#memory.replace(part.length * 4)
    const borders = new Int32Array(part.length)
    let matched = 0
    for (let from = 1; from < part.length; from += PIECE) {
      const to = Math.min(part.length, from + PIECE)
      for (let at = from; at < to; at++) {
        const unit = part.charCodeAt(at)
        while (matched > 0 && part.charCodeAt(matched) !== unit) matched = borders[matched - 1]
        if (part.charCodeAt(matched) === unit) matched++
        borders[at] = matched
      }
      if (worked(2 * (to - from), this.#context)) yield
    }
    return borders
  }
}
