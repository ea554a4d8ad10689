import { FulltextError } from '../provider.ts'
import type { Steps } from '../steps.ts'

export type TokenKind =
  | 'and'
  | 'or'
  | 'not'
  | 'plus'
  | 'minus'
  | 'bare'
  | 'open'
  | 'close'
  | 'colon'
  | 'star'
  | 'caret'
  | 'quoted'
  | 'term'
  | 'tilde'
  | 'prefix'
  | 'wildcard'
  | 'regexp'
  | 'range-open'
  | 'number'
  | 'range-to'
  | 'range-close'
  | 'range-quoted'
  | 'range-word'
  | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly offset: number
}

const escaped = String.raw`\\[^]`
const start = String.raw`(?:[^ \t\n\r\u3000+\-!():^[\]"{}~*?\\/]|${escaped})`
const inside = String.raw`(?:${start}|[-+])`

type Rule = readonly [kind: TokenKind, pattern: RegExp]

/** The longest that fits is the token, the first of those that are equally long. */
const plain: readonly Rule[] = [
  ['and', /AND|&&/y],
  ['or', /OR|\|\|/y],
  ['not', /NOT|!/y],
  ['plus', /\+/y],
  ['minus', /-/y],
  ['bare', /[-+!][ \t\n\r\u3000]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['colon', /:/y],
  ['star', /\*/y],
  ['caret', /\^/y],
  ['quoted', /"(?:[^"\\]|\\[^])*"/y],
  ['term', new RegExp(`${start}${inside}*`, 'y')],
  ['tilde', new RegExp(`~${inside}*`, 'y')],
  ['prefix', new RegExp(String.raw`${start}${inside}*\*`, 'y')],
  ['wildcard', new RegExp(`(?:${start}|[*?])(?:${inside}|[*?])*`, 'y')],
  ['regexp', /\/(?:[^/]|\\\/)*\//y],
  ['range-open', /[[{]/y],
]

const afterCaret: readonly Rule[] = [['number', /[0-9]+(?:\.[0-9]+)?/y]]

const inRange: readonly Rule[] = [
  ['range-to', /TO/y],
  ['range-close', /[\]}]/y],
  ['range-quoted', /"(?:[^"]|\\")+"/y],
  ['range-word', /[^ \]}]+/y],
]

/**
 * The tokens of a query in Lucene's language, the last of kind `end`; each is a step.
 *
 * @throws FulltextError `FulltextSyntax`
 */
export function* tokensOf(text: string, steps: Steps): Generator<void, readonly Token[], void> {
  const tokens: Token[] = []
  let rules = plain
  let at = 0
  for (;;) {
    while (at < text.length && (rules === inRange ? ' ' : ' \t\n\r\u3000').includes(text[at])) at++
    if (at >= text.length) break
    if (steps.spend(1)) yield
    const token = longest(rules, text, at)
    if (token === undefined) throw syntaxError(text, at, whatEnds(text, at, rules))
    tokens.push(token)
    at += token.text.length
    rules = nextRules(token.kind, rules)
  }
  tokens.push({ kind: 'end', text: '', offset: text.length })
  return tokens
}

/** @param offset where it is, in UTF-16 units from 0 */
export function syntaxError(
  text: string,
  offset: number,
  problem: string,
  hint = 'Write a backslash before any of + - ! ( ) { } [ ] ^ " ~ * ? : \\ / that is part of a word.',
): FulltextError {
  const shown = `\`${text.slice(Math.max(0, offset - 20), offset)}»${text.slice(offset, offset + 20)}\``
  return new FulltextError({
    code: 'FulltextSyntax',
    message: `The full-text query cannot be read at character ${offset + 1}, ${shown}. ${problem}`,
    hint,
  })
}

function longest(rules: readonly Rule[], text: string, at: number): Token | undefined {
  let found: Token | undefined
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)?.[0]
    if (match !== undefined && match.length > (found?.text.length ?? 0))
      found = { kind, text: match, offset: at }
  }
  return found
}

function nextRules(kind: TokenKind, rules: readonly Rule[]): readonly Rule[] {
  if (kind === 'caret') return afterCaret
  if (kind === 'range-open') return inRange
  return kind === 'number' || kind === 'range-close' ? plain : rules
}

function whatEnds(text: string, at: number, rules: readonly Rule[]): string {
  if (rules === afterCaret) return 'A number must follow `^`.'
  const sign = text[at]
  if (sign === '"') return 'The quotation mark has no second one.'
  if (sign === '/') return 'The slash has no second one.'
  if (sign === '\\') return 'A character must follow the backslash.'
  return `A word cannot begin with \`${sign}\`.`
}
