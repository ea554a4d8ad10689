import { requireLength } from '../runtime/value-size.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import type { Making } from './making.ts'

/** So many units of a text are worked on at once: a few tens of microseconds. */
export const PIECE = 2 ** 15
/** Units that a step of work goes through. */
const UNITS_OF_STEP = 16
/** What a piece of a text takes besides its units. */
export const PIECE_BYTES = 40

/** Counts the work on so many units. Returns whether it is time to pause. */
export function worked(units: number, { slice }: FunctionContext): boolean {
  slice.work -= 1 + Math.floor(units / UNITS_OF_STEP)
  return slice.work <= 0
}

/**
 * The text of what its pieces are changed into, in their order or from the last to the first. A pair of surrogates is in
 * one piece.
 *
 * @param boundary matches the character after which a piece may end, where it matters what is next to a character; a
 * text that has none is one piece
 * @throws QueryLimitError `MemoryLimit`, before the memory is taken
 */
export function* changeText(
  text: string,
  change: (piece: string) => string,
  context: FunctionContext,
  { boundary, backwards = false }: { readonly boundary?: RegExp; readonly backwards?: boolean } = {},
): Making<string> {
  const memory = context.hold()
  try {
    const made: string[] = []
    let length = 0
    for (let from = 0; from < text.length;) {
      const to = yield* endOfPiece(text, from, boundary, context)
      memory.replace((length + to - from) * 2 + made.length * PIECE_BYTES)
      const piece = change(text.slice(from, to))
      made.push(piece)
      length += piece.length
      requireLength('text', length)
      if (worked(to - from, context)) yield
      from = to
    }
    // The pieces, and the text that is made of them.
    memory.replace(length * 4 + made.length * PIECE_BYTES)
    return (backwards ? made.reverse() : made).join('')
  } finally {
    memory.clear()
  }
}

function* endOfPiece(
  text: string,
  from: number,
  boundary: RegExp | undefined,
  context: FunctionContext,
): Making<number> {
  let end = wholeCharacters(text, from + PIECE)
  while (boundary !== undefined && end < text.length) {
    const next = wholeCharacters(text, end + PIECE)
    const at = text.slice(end, next).search(boundary)
    if (at >= 0) return wholeCharacters(text, end + at + 1)
    if (worked(next - end, context)) yield
    end = next
  }
  return end
}

/** The place, or the one after it where it is within a pair of surrogates; at most the end. */
export function wholeCharacters(text: string, at: number): number {
  if (at >= text.length) return text.length
  return isPairAt(text, at - 1) ? at + 1 : at
}

function isPairAt(text: string, at: number): boolean {
  const high = text.charCodeAt(at)
  if (!(high >= 0xd800 && high <= 0xdbff)) return false
  const low = text.charCodeAt(at + 1)
  return low >= 0xdc00 && low <= 0xdfff
}

/** How many units the first characters (code points) of a text take; all where it has fewer. */
export function* unitsOfFirst(text: string, characters: number, context: FunctionContext): Making<number> {
  let at = 0
  for (let left = characters; left > 0 && at < text.length;) {
    const to = Math.min(text.length, at + PIECE)
    const from = at
    for (; left > 0 && at < to; left--) at += isPairAt(text, at) ? 2 : 1
    if (worked(at - from, context)) yield
  }
  return at
}

/** Where the last characters (code points) of a text begin; at its start where it has fewer. */
export function* startOfLast(text: string, characters: number, context: FunctionContext): Making<number> {
  let at = text.length
  for (let left = characters; left > 0 && at > 0;) {
    const to = Math.max(0, at - PIECE)
    const from = at
    for (; left > 0 && at > to; left--) at -= at > 1 && isPairAt(text, at - 2) ? 2 : 1
    if (worked(from - at, context)) yield
  }
  return at
}

/** How many code points a text has. */
export function* countCharacters(
  text: string,
  count: (piece: string) => number,
  context: FunctionContext,
): Making<number> {
  let sum = 0
  for (let from = 0; from < text.length;) {
    const to = wholeCharacters(text, from + PIECE)
    sum += count(text.slice(from, to))
    if (worked(to - from, context)) yield
    from = to
  }
  return sum
}
