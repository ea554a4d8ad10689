import type { Span } from '../../errors.ts'
import { float, type Value } from '../../model/values.ts'
import { tokenize } from '../parser/lexer.ts'
import { floatValue, integerValue, numberKind } from '../parser/literals.ts'
import type { Token } from '../parser/tokens.ts'
import type { Literal } from './extract-literals.ts'

type LiteralToken = Extract<Token, { kind: 'number' | 'string' }>

/** A text whose literals are taken out. Texts of one key have the same syntax tree but for the values of their literals. */
export interface Skeleton {
  readonly text: string
  /** The text with the kind of each literal in its place. */
  readonly key: string
  readonly literals: readonly LiteralToken[]
}

/** How a literal that was extracted is found in other texts of the skeleton. */
export interface Slot {
  /** Which of the literals of the text. */
  readonly at: number
  /** A minus sign before it belongs to it. */
  readonly negative: boolean
}

/**
 * Undefined where there is nothing to take out, something that cannot be read, or where the plan is asked for: whoever reads a
 * plan reads the literals of the text in it. Cost: linear in the text.
 */
export function skeletonOf(text: string): Skeleton | undefined {
  const literals: LiteralToken[] = []
  let key = ''
  let from = 0
  const { tokens } = tokenize(text)
  const [first] = tokens
  if (first.kind === 'name' && (first.upper === 'EXPLAIN' || first.upper === 'PROFILE')) return undefined
  for (const token of tokens) {
    if (token.kind === 'invalid') return undefined
    if (token.kind !== 'number' && token.kind !== 'string') continue
    const kind = token.kind === 'string' ? 'string' : numberKind(token.text)
    if (kind === undefined) return undefined
    // A NUL character stands nowhere in a text that can be read but in literals, comments and back-ticks.
    key += `${text.slice(from, token.start)}\0${kind}`
    from = token.end
    literals.push(token)
  }
  return literals.length === 0 ? undefined : { text, key: key + text.slice(from), literals }
}

/** Numbers the literals that were found extractable in the text's syntax tree, and tells where each is. */
export function assignSlots({ literals }: Skeleton, extractable: readonly Literal[]): readonly Slot[] {
  const byEnd = new Map(literals.map(({ end }, at) => [end, at]))
  const slots: Slot[] = []
  for (const literal of extractable) {
    const at = byEnd.get(literal.span.end)
    if (at === undefined) continue
    literal.slot = slots.length
    slots.push({ at, negative: literal.span.start < literals[at].start })
  }
  return slots
}

/** The literals that are part of the plan itself, as one text. */
export function fixedLiterals({ text, literals }: Skeleton, slots: readonly Slot[]): string {
  const extracted = new Set(slots.map(({ at }) => at))
  const fixed = literals.filter((_, at) => !extracted.has(at))
  return JSON.stringify(fixed.map(({ start, end }) => text.slice(start, end)))
}

/** The value of each slot; undefined where one of the numbers is too large. */
export function slotValues({ literals }: Skeleton, slots: readonly Slot[]): readonly Value[] | undefined {
  const values: Value[] = []
  for (const { at, negative } of slots) {
    const value = valueOf(literals[at], negative)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

function valueOf({ kind, text }: LiteralToken, negative: boolean): Value | undefined {
  if (kind === 'string') return text
  if (numberKind(text) === 'integer') return integerValue(text, negative)
  const value = floatValue(text, negative)
  return value === undefined ? undefined : float(value)
}

/** The place in `to` of what stands at a place in `from`, another text of the same skeleton. */
export function translateSpan({ start, end }: Span, from: Skeleton, to: Skeleton): Span {
  const moved = (offset: number): number => {
    const before = from.literals.findLastIndex((literal) => literal.end <= offset)
    return before === -1 ? offset : offset - from.literals[before].end + to.literals[before].end
  }
  return { start: moved(start), end: moved(end) }
}
