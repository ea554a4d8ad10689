import { type Token, tokenize } from '../cypher/index.ts'

/** Functions, and what stands before the dot of functions, that answer differently each time. */
const changing: ReadonlySet<string> = new Set([
  'rand',
  'randomuuid',
  'timestamp',
  'date',
  'time',
  'datetime',
  'localtime',
  'localdatetime',
])

/**
 * Whether the same query of the same graph may answer differently each time, since it calls a function of chance or of the clock:
 * also where it has its moment given, and where it cannot be read. Cost: linear in the text.
 */
export function answersDiffer(text: string): boolean {
  const { tokens } = tokenize(text)
  return tokens.some(
    (token, at) => token.kind === 'invalid' || (isSymbol(token, '(') && namesChanging(tokens, at - 1)),
  )
}

/** Whether one of the names joined by dots that end at a token is of such a function. */
function namesChanging(tokens: readonly Token[], last: number): boolean {
  for (let at = last; at >= 0; at -= 2) {
    const token = tokens[at]
    if (token.kind !== 'name' && token.kind !== 'quoted-name') return false
    // A name in backticks may hold the dots.
    if (token.text.split('.').some((part) => changing.has(part.trim().toLowerCase()))) return true
    if (at === 0 || !isSymbol(tokens[at - 1], '.')) return false
  }
  return false
}

function isSymbol(token: Token, text: string): boolean {
  return token.kind === 'symbol' && token.text === text
}
