import { PreparationWork } from '../runtime/preparation-work.ts'
import type { Token, TokenList } from './tokens.ts'

const identifierStart = /[\p{ID_Start}\p{Pc}]/u
const identifierPart = /[\p{ID_Continue}\p{Pc}]/u
const whiteSpace = /[\s\u180e]/u
const twoCharacterSymbols = new Set(['<>', '<=', '>=', '..', '+=', '=~'])
const symbols = new Set('()[]{}.,:;|+-*/%^=<>'.split(''))
const closingOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['`', '`'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/**
 * Splits a text into tokens. What cannot be read becomes a token of kind `invalid`, after which reading
 * goes on; it hears the time limit of `work`. Cost: linear in the text.
 */
export function tokenize(text: string, work = new PreparationWork(text.length)): TokenList {
  const tokens: Token[] = []
  let offset = 0
  while (offset < text.length) {
    const after = skipBlank(text, offset)
    if (after === undefined) {
      tokens.push(
        invalid(
          text,
          offset,
          text.length,
          'UnexpectedSyntax',
          'A comment is not closed.',
          'Close it with `*/`.',
        ),
      )
      offset = text.length
    } else if (after > offset) {
      offset = after
    } else {
      const token = readToken(text, offset)
      work.spend(1)
      tokens.push(token)
      offset = token.end
    }
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length, text: '' })
  return { tokens, partners: matchBrackets(tokens) }
}

/** The offset after white space and one comment; undefined where the comment is not closed. */
function skipBlank(text: string, start: number): number | undefined {
  let offset = start
  while (offset < text.length && isWhiteSpace(text, offset)) offset++
  if (text[offset] !== '/') return offset
  if (text[offset + 1] === '/') {
    while (offset < text.length && text[offset] !== '\n' && text[offset] !== '\r') offset++
    return offset
  }
  if (text[offset + 1] === '*') {
    const close = text.indexOf('*/', offset + 2)
    return close < 0 ? undefined : close + 2
  }
  return offset
}

function isWhiteSpace(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  // 28 to 31 are the information separators, white space in openCypher.
  if (code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)) return true
  if (code < 128) return false
  return whiteSpace.test(text[offset] ?? '')
}

function readToken(text: string, start: number): Token {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  const next = text[start + 1] ?? ''
  if (isNameStart(character)) {
    const end = nameEnd(text, start)
    const name = text.slice(start, end)
    return { kind: 'name', start, end, text: name, upper: name.toUpperCase() }
  }
  if (isDigit(character) || (character === '.' && isDigit(next))) return readNumber(text, start)
  if (character === "'" || character === '"') return readString(text, start, character)
  if (character === '`') return readQuoted(text, start, start, 'quoted-name')
  if (character === '$') return readParameter(text, start)
  if (twoCharacterSymbols.has(character + next)) {
    return { kind: 'symbol', start, end: start + 2, text: character + next }
  }
  if (symbols.has(character)) return { kind: 'symbol', start, end: start + 1, text: character }
  const end = start + character.length
  if (character.charCodeAt(0) > 127) {
    const message = `The character \`${character}\` has no meaning outside strings and comments.`
    return invalid(text, start, end, 'InvalidUnicodeCharacter', message, 'Use the ASCII character for it.')
  }
  const message = `The character \`${character}\` has no meaning in Cypher.`
  return invalid(
    text,
    start,
    end,
    'UnexpectedSyntax',
    message,
    'Put names with such characters in backticks.',
  )
}

function invalid(
  text: string,
  start: number,
  end: number,
  code: string,
  message: string,
  hint: string,
): Token {
  return { kind: 'invalid', start, end, text: text.slice(start, end), code, message, hint }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1
}

function isNameStart(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code >= 128) return identifierStart.test(character)
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

function nameEnd(text: string, start: number): number {
  let offset = start
  while (offset < text.length) {
    const code = text.charCodeAt(offset)
    if (code < 128) {
      const isPart =
        (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
      if (!isPart) break
      offset++
    } else {
      const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
      if (!identifierPart.test(character)) break
      offset += character.length
    }
  }
  return offset
}

/** Digits, one fraction, one exponent and any letters that stick to them; `1..3` stays an integer before `..`. */
function readNumber(text: string, start: number): Token {
  let offset = nameEnd(text, start)
  if (text[offset] === '.' && isDigit(text[offset + 1] ?? '') && !isRadixPrefixed(text, start)) {
    offset = nameEnd(text, offset + 1)
  }
  const last = text[offset - 1] ?? ''
  const sign = text[offset] ?? ''
  const isExponent = (last === 'e' || last === 'E') && /^[0-9.]+[eE]$/.test(text.slice(start, offset))
  if (isExponent && (sign === '-' || sign === '+') && isDigit(text[offset + 1] ?? '')) {
    offset = nameEnd(text, offset + 1)
  }
  return { kind: 'number', start, end: offset, text: text.slice(start, offset) }
}

function isRadixPrefixed(text: string, start: number): boolean {
  return /^0[xXoO]/.test(text.slice(start, start + 2))
}

function readString(text: string, start: number, quote: string): Token {
  const pieces: string[] = []
  let offset = start + 1
  let from = offset
  let problem: EscapeProblem | undefined
  while (offset < text.length) {
    const character = text[offset] ?? ''
    if (character === quote) {
      if (problem !== undefined) {
        return invalid(text, start, offset + 1, problem.code, problem.message, problem.hint)
      }
      pieces.push(text.slice(from, offset))
      const value = pieces.join('')
      // Only an escape can make one here: the parser refuses a text that is not well formed itself.
      if (/\p{Cs}/u.test(value)) {
        const message = 'An escape in this string is half of a surrogate pair.'
        return invalid(
          text,
          start,
          offset + 1,
          'InvalidUnicodeLiteral',
          message,
          'Write both halves, or `\\U` and eight digits.',
        )
      }
      return { kind: 'string', start, end: offset + 1, text: value }
    }
    if (character === '\\') {
      pieces.push(text.slice(from, offset))
      const escape = readEscape(text, offset)
      if (escape.value === undefined) problem ??= escape.problem
      else pieces.push(escape.value)
      offset = escape.end
      from = offset
    } else {
      offset++
    }
  }
  const message = 'A string is not closed.'
  return invalid(text, start, text.length, 'UnexpectedSyntax', message, `Close it with \`${quote}\`.`)
}

interface EscapeProblem {
  readonly code: string
  readonly message: string
  readonly hint: string
}

type Escape =
  | { readonly end: number; readonly value: string }
  | { readonly end: number; readonly value: undefined; readonly problem: EscapeProblem }

function readEscape(text: string, start: number): Escape {
  const letter = text[start + 1] ?? ''
  const simple = simpleEscapes.get(letter.toLowerCase())
  if (simple !== undefined) return { end: start + 2, value: simple }
  if (letter === 'u' || letter === 'U') {
    const length = letter === 'u' ? 4 : 8
    const digits = text.slice(start + 2, start + 2 + length)
    const code = /^[0-9A-Fa-f]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : -1
    if (code >= 0 && code <= 0x10ffff) {
      const value = length === 4 ? String.fromCharCode(code) : String.fromCodePoint(code)
      return { end: start + 2 + length, value }
    }
    const problem = {
      code: 'InvalidUnicodeLiteral',
      message: `\`\\${letter}\` needs ${length} hexadecimal digits of a Unicode code point.`,
      hint: 'For a backslash itself, write `\\\\`.',
    }
    return { end: start + 2, value: undefined, problem }
  }
  const problem = {
    code: 'UnexpectedSyntax',
    message: `\`\\${letter}\` is not an escape of Cypher strings.`,
    hint: 'For a backslash itself, write `\\\\`.',
  }
  return { end: Math.min(start + 2, text.length), value: undefined, problem }
}

/** A name in back-ticks, a doubled back-tick standing for one. `open` is where the first back-tick is. */
function readQuoted(text: string, start: number, open: number, kind: 'quoted-name' | 'parameter'): Token {
  let offset = open + 1
  while (offset < text.length) {
    if (text[offset] === '`') {
      if (text[offset + 1] !== '`') {
        return { kind, start, end: offset + 1, text: text.slice(open + 1, offset).replaceAll('``', '`') }
      }
      offset++
    }
    offset++
  }
  const message = 'A name in backticks is not closed.'
  return invalid(text, start, text.length, 'UnexpectedSyntax', message, 'Close it with a backtick.')
}

function readParameter(text: string, start: number): Token {
  const next = start + 1
  if (text[next] === '`') return readQuoted(text, start, next, 'parameter')
  const end = nameEnd(text, next)
  if (end > next) return { kind: 'parameter', start, end, text: text.slice(next, end) }
  return invalid(
    text,
    start,
    next,
    'UnexpectedSyntax',
    '`$` must be followed by the name of a parameter.',
    'Write `$name`.',
  )
}

function matchBrackets(tokens: readonly Token[]): Int32Array {
  const partners = new Int32Array(tokens.length).fill(-1)
  const open: { readonly index: number; readonly closing: string }[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined || token.kind !== 'symbol') continue
    const closing = closingOf[token.text]
    if (closing !== undefined) open.push({ index, closing })
    else if (token.text === open.at(-1)?.closing) {
      const opener = open.pop()
      if (opener !== undefined) partners[opener.index] = index
    }
  }
  return partners
}
