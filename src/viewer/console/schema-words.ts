import type { Token } from '../../cypher/index.ts'

/**
 * The indexes of the tokens that are words of a SHOW, or of a command about indexes and constraints, and of nothing else:
 * such words are names anywhere else. Works on a text that is not finished. Cost: linear.
 */
export function schemaWords(tokens: readonly Token[]): ReadonlySet<number> {
  const first = isWord(tokens[0], 'EXPLAIN', 'PROFILE') ? 1 : 0
  if (isWord(tokens[first], 'SHOW')) return wordsOfShow(tokens, first)
  const noun = nounOf(tokens, first)
  return noun === undefined ? new Set() : wordsOfCommand(tokens, first, noun)
}

/** What is listed, up to what is done with the list. */
function wordsOfShow(tokens: readonly Token[], first: number): ReadonlySet<number> {
  const words = new Set<number>()
  for (let at = first; isWord(tokens[at]) && !isWord(tokens[at], 'YIELD', 'WHERE', 'RETURN'); at++)
    words.add(at)
  return words
}

const kinds = ['RANGE', 'TEXT', 'POINT', 'FULLTEXT', 'VECTOR', 'LOOKUP']

/** Where INDEX or CONSTRAINT stands after `CREATE` and `DROP`; undefined of another query. */
function nounOf(tokens: readonly Token[], first: number): number | undefined {
  if (!isWord(tokens[first], 'CREATE', 'DROP')) return undefined
  let at = first + 1
  if (isWord(tokens[at], 'OR') && isWord(tokens[at + 1], 'REPLACE')) at += 2
  if (isWord(tokens[at], ...kinds)) at++
  // `CREATE index = (a)-->(b)` names a path.
  return isWord(tokens[at], 'INDEX', 'CONSTRAINT') && !isSymbol(tokens[at + 1], '=') ? at : undefined
}

/** All that stands in no bracket, but for the name of what is made and for what is a property or a function. */
function wordsOfCommand(tokens: readonly Token[], first: number, noun: number): ReadonlySet<number> {
  const words = new Set<number>()
  let depth = 0
  tokens.forEach((token, at) => {
    if (token.kind === 'symbol') depth += '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0
    const isNamed = at === noun + 1 && !continuesWithout(tokens, at)
    const isOfProperty = isSymbol(tokens[at - 1], '.') || isSymbol(tokens[at + 1], '.')
    const isCalled = isWord(tokens[at - 1], 'EACH') && isSymbol(tokens[at + 1], '(')
    if (at >= first && depth === 0 && isWord(token) && !isNamed && !isOfProperty && !isCalled) words.add(at)
  })
  return words
}

/** Whether the command goes on here without a name. */
function continuesWithout(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1]
  return (
    (isWord(tokens[at], 'FOR', 'ON') && isSymbol(after, '(')) ||
    (isWord(tokens[at], 'IF') && isWord(after, 'NOT', 'EXISTS'))
  )
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'name' && (words.length === 0 || words.includes(token.upper))
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text
}
