import { addAll } from '../../model/add-all.ts'
import type { RoledToken } from './classify.ts'
import { verbatimTokens } from './verbatim-tokens.ts'

/** A line that is longer is broken where its clause allows it. */
const WIDTH = 100
const STEP = '  '

/** Words that begin a clause, by the words that may follow within its beginning. */
const openers: { readonly [word: string]: readonly string[] } = {
  MATCH: [],
  OPTIONAL: ['MATCH', 'CALL'],
  WHERE: [],
  WITH: ['DISTINCT'],
  RETURN: ['DISTINCT'],
  UNWIND: [],
  CREATE: [],
  MERGE: [],
  SET: [],
  REMOVE: [],
  DELETE: [],
  DETACH: ['DELETE'],
  CALL: [],
  FOREACH: [],
  FINISH: [],
  ORDER: ['BY'],
  SKIP: [],
  LIMIT: [],
  UNION: ['ALL', 'DISTINCT'],
  ON: ['CREATE', 'MATCH', 'SET'],
}

/** Words that must follow for the word before to begin a clause. */
const required: { readonly [word: string]: readonly string[] } = {
  OPTIONAL: ['MATCH', 'CALL'],
  DETACH: ['DELETE'],
  ORDER: ['BY'],
  ON: ['CREATE', 'MATCH'],
}

/** Where a long line may be broken: before what follows a comma, or before a word that joins conditions. */
const joins = new Set(['AND', 'OR', 'XOR'])

/** A token with what stands before it on its line. */
interface Piece {
  readonly text: string
  /** Whether a blank stands before it. */
  readonly isApart: boolean
  readonly mayBreak: boolean
}

interface OpenBracket {
  /** Of clauses: on lines of their own, or on the line where they stand. */
  readonly block: 'lines' | 'line' | undefined
}

/** The tokens of a query that the parser takes, one clause a line. @param isUpper whether keywords are written in upper case */
export function clauseLines(text: string, tokens: readonly RoledToken[], isUpper: boolean): string {
  const verbatim = verbatimTokens(tokens)
  const lines: string[] = []
  const brackets: OpenBracket[] = []
  let line: Piece[] = []
  let depth = 0
  let setIn = ''
  let clause = ''
  /** Tokens up to here belong to the beginning of a clause. */
  let beginsUntil = 0
  const upper = (at: number): string => (tokens[at]?.role === 'keyword' ? tokens[at].text.toUpperCase() : '')
  const end = (): void => {
    if (line.length > 0) addAll(lines, broken(line, STEP.repeat(depth) + setIn))
    line = []
  }
  tokens.forEach((token, at) => {
    const before = tokens[at - 1]
    const gap = before === undefined ? '' : text.slice(before.end, token.start)
    const isOnNewLine = before === undefined || /[\r\n]/.test(gap)
    const isParagraph = /\n[^\S\n]*\n/.test(gap)
    const raw = text.slice(token.start, token.end)
    if (verbatim.within.has(at)) {
      line.push({ text: gap + raw, isApart: false, mayBreak: false })
      follow(token)
      return
    }
    if (token.role === 'comment') {
      if (isOnNewLine && line.length > 0) {
        end()
        setIn = STEP
      }
      if (isParagraph && line.length === 0 && lines.length > 0) lines.push('')
      line.push({ text: raw, isApart: true, mayBreak: false })
      const after = text.slice(token.end, tokens[at + 1]?.start)
      if (raw.startsWith('//') || /[\r\n]/.test(after)) {
        const isAlone = line.length === 1
        const wasSetIn = setIn
        if (isAlone && startsLine(at + 1)) setIn = ''
        end()
        setIn = isAlone ? wasSetIn : STEP
      }
      return
    }
    const isClause = at >= beginsUntil && startsClause(at)
    const closes = token.text === '}' && token.role === 'symbol' && brackets.at(-1)?.block === 'lines'
    if (isClause || closes) {
      end()
      setIn = ''
      if (closes) depth--
      if (isClause) {
        clause = upper(at)
        beginsUntil = at + 1
        while (openers[clause].includes(upper(beginsUntil))) beginsUntil++
        if (clause === 'ON') setIn = STEP
        if (isParagraph && before?.role !== 'comment' && lines.length > 0) lines.push('')
      }
    }
    const isComma = before?.role === 'symbol' && before.text === ','
    const isAtClause = brackets.length === 0 || brackets.at(-1)?.block === 'lines'
    const isWritten = !isUpper || token.role !== 'keyword' || verbatim.has(at) || isValue(at)
    line.push({
      text: isWritten ? raw : raw.toUpperCase(),
      isApart: !(token.role === 'symbol' && token.text === ',') && (isComma || gap !== ''),
      mayBreak:
        isAtClause && ((isComma && clause !== 'WHERE') || (clause === 'WHERE' && joins.has(upper(at)))),
    })
    if (token.role !== 'symbol') return
    if (token.text === '{') brackets.push({ block: blockAt(at) })
    else follow(token)
    if (token.text === '{' && brackets.at(-1)?.block === 'lines') {
      end()
      depth++
      setIn = ''
    }
  })
  end()
  return lines.map((one) => one.trimEnd()).join('\n')

  function follow({ role, text: sign }: RoledToken): void {
    if (role !== 'symbol') return
    if ('([{'.includes(sign)) brackets.push({ block: undefined })
    else if (')]}'.includes(sign)) brackets.pop()
  }

  /** Values are written as their author writes them. */
  function isValue(at: number): boolean {
    const isOfTest = ['IS', 'NOT'].includes(upper(at - 1))
    return ['TRUE', 'FALSE'].includes(upper(at)) || (upper(at) === 'NULL' && !isOfTest)
  }

  function startsLine(at: number): boolean {
    const token = tokens[at] as RoledToken | undefined
    return token === undefined || token.role === 'comment' || startsClause(at) || token.text === '}'
  }

  function startsClause(at: number): boolean {
    if (brackets.length > 0 && brackets.at(-1)?.block !== 'lines') return false
    const word = upper(at)
    if (!Object.hasOwn(openers, word) || verbatim.has(at)) return false
    if (word === 'WITH' && ['STARTS', 'ENDS'].includes(upper(at - 1))) return false
    const next = tokens.findIndex(({ role }, index) => index > at && role !== 'comment')
    return !Object.hasOwn(required, word) || required[word].includes(upper(next))
  }

  function blockAt(at: number): OpenBracket['block'] {
    const next = tokens.findIndex(({ role }, index) => index > at && role !== 'comment')
    if (!Object.hasOwn(openers, upper(next))) return undefined
    return clause === 'CALL' && (brackets.length === 0 || brackets.at(-1)?.block === 'lines')
      ? 'lines'
      : 'line'
  }
}

/** A line as it is, or where it is too long in parts, those after the first set in. */
function broken(pieces: readonly Piece[], indent: string): readonly string[] {
  const joined = (some: readonly Piece[]): string =>
    some.map(({ text, isApart }, at) => (isApart && at > 0 ? ` ${text}` : text)).join('')
  const whole = indent + joined(pieces)
  if (whole.length <= WIDTH) return [whole]
  const parts: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.mayBreak) parts.push([])
    parts.at(-1)?.push(piece)
  }
  return parts.map((part, at) => (at === 0 ? indent : indent + STEP) + joined(part))
}
