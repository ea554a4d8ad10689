import type { Steps } from '../steps.ts'
import type { TermTest } from './query.ts'

type Part = string | { readonly wildcard: '*' | '?' }

/** A text without the backslashes that escape its characters; undefined where a `\u` lacks its digits. */
export function unescaped(text: string): string | undefined {
  let isWhole = true
  const plain = text.replace(
    /\\(?:u([0-9a-fA-F]{4})|([^]))/g,
    (_, code: string | undefined, sign: string) => {
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16))
      isWhole &&= sign !== 'u'
      return sign
    },
  )
  return isWhole ? plain : undefined
}

/**
 * What a term has to be for a pattern with `*` (any characters) and `?` (one): the part before the first of them, and the test; undefined
 * where any term that begins so will do.
 */
export function patternOf(
  text: string,
  normalize: (part: string) => string,
): { readonly prefix: string; readonly test: TermTest | undefined } {
  const parts: Part[] = []
  for (const [run, plain] of text.matchAll(/[*?]+|((?:\\[^]|[^*?\\])+)/g)) {
    if (plain === undefined) for (const part of wildcardsOf(run)) parts.push(part)
    else parts.push(normalize(plain.replace(/\\([^])/g, '$1')))
  }
  const prefix = typeof parts[0] === 'string' ? parts[0] : ''
  const rest = typeof parts[0] === 'string' ? parts.slice(1) : parts
  if (rest.length === 1 && typeof rest[0] !== 'string' && rest[0].wildcard === '*')
    return { prefix, test: undefined }
  return { prefix, test: (term, steps) => matchesWildcards(term, prefix.length, rest, steps) }
}

/** Many `*` in a row are one, wherever among them a `?` is. */
function* wildcardsOf(run: string): Generator<Part, void, void> {
  for (const sign of run) if (sign === '?') yield { wildcard: sign }
  if (run.includes('*')) yield { wildcard: '*' }
}

/** Goes back to the last `*` alone where a later part does not fit, so that it takes at most the product of both lengths. */
function* matchesWildcards(
  term: string,
  from: number,
  parts: readonly Part[],
  steps: Steps,
): Generator<void, boolean, void> {
  let at = from
  let part = 0
  let afterStar = -1
  let retryAt = 0
  for (;;) {
    if (steps.spend(1)) yield
    if (part === parts.length && at === term.length) return true
    const width = part < parts.length ? widthOf(parts[part], term, at) : -1
    if (width === Infinity) {
      afterStar = ++part
      retryAt = at
    } else if (width >= 0) {
      at += width
      part++
    } else {
      if (afterStar === -1 || retryAt >= term.length) return false
      retryAt++
      at = retryAt
      part = afterStar
    }
  }
}

/** How much of a term a part takes: -1 where it does not fit, Infinity for a `*`. */
function widthOf(part: Part, term: string, at: number): number {
  if (typeof part === 'string') return term.startsWith(part, at) ? part.length : -1
  if (part.wildcard === '*') return Infinity
  const codePoint = term.codePointAt(at)
  return codePoint === undefined ? -1 : codePoint > 0xffff ? 2 : 1
}

/** Whether a term lies between two, in the order of code points; undefined is no end. */
export function rangeTest(
  from: string | undefined,
  includesFrom: boolean,
  to: string | undefined,
  includesTo: boolean,
): TermTest {
  return function* (term, steps) {
    if (steps.spend(1)) yield
    if (from !== undefined && compareCodePoints(term, from) < (includesFrom ? 0 : 1)) return false
    return to === undefined || compareCodePoints(term, to) <= (includesTo ? 0 : -1)
  }
}

/** Below, above or equal to 0. */
export function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (left === right) continue
    // Surrogates stand for code points above all others.
    const areSurrogates = [left, right].map((unit) => unit >= 0xd800 && unit <= 0xdfff)
    if (areSurrogates[0] === areSurrogates[1]) return left < right ? -1 : 1
    return areSurrogates[0] ? 1 : -1
  }
  return Math.sign(one.length - other.length)
}

/**
 * How many edits `term~text` allows: 2 where no number is given, a share of the term's length below 1; undefined where it is negative or not a
 * whole number.
 */
export function fuzzyEdits(text: string, term: string): number | undefined {
  const number = /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : 2
  if (number < 0) return undefined
  if (number >= 1) return Number.isInteger(number) ? Math.min(number, 2) : undefined
  return number === 0 ? 0 : Math.min(Math.trunc((1 - Math.fround(number)) * [...term].length), 2)
}
