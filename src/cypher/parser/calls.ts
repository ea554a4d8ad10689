import type { Expression } from '../ast/index.ts'
import type { TokenCursor } from './cursor.ts'
import { parseExpression, parsePredicate, withPatterns } from './expressions.ts'
import { reservedWords } from './tokens.ts'

const quantifiers = { ALL: 'all', ANY: 'any', NONE: 'none', SINGLE: 'single' } as const

/** A function call, quantifier, reduce or `count(*)`; undefined where the name ahead is not followed by `(`. */
export function parseCall(cursor: TokenCursor): Expression | undefined {
  const first = cursor.peek()
  if (first.kind === 'name' && reservedWords.has(first.upper)) return undefined
  let names = 1
  while (cursor.isSymbol('.', names * 2 - 1) && cursor.isName(names * 2)) names++
  // A property of a variable is not a call: only the whole chain before the parenthesis names a function.
  if (!cursor.isSymbol('(', names * 2 - 1)) return undefined
  return withPatterns(cursor, false, () => {
    const quantifier = names === 1 ? parseQuantifier(cursor) : undefined
    if (quantifier !== undefined) return quantifier
    if (names === 1 && isReduce(cursor)) return parseReduce(cursor)
    return parseFunctionCall(cursor, names)
  })
}

function parseFunctionCall(cursor: TokenCursor, names: number): Expression {
  const { start } = cursor
  const parts = [cursor.expectName('a function').name]
  while (parts.length < names) {
    cursor.advance()
    parts.push(cursor.expectName('a function after its namespace').name)
  }
  const name = parts.join('.')
  const nameSpan = cursor.spanFrom(start)
  cursor.expectSymbol('(', 'before arguments')
  const lower = name.toLowerCase()
  if (lower === 'count' && cursor.isSymbol('*') && cursor.isSymbol(')', 1)) {
    cursor.advance()
    cursor.advance()
    return { kind: 'count-star', span: cursor.spanFrom(start) }
  }
  const distinct = cursor.acceptKeyword('DISTINCT')
  const args: Expression[] = []
  if (distinct || !cursor.isSymbol(')')) {
    // `exists((a)-->(b))` asks whether a pattern matches: the one function of a pattern.
    const parseArgument = lower === 'exists' ? parsePredicate : parseExpression
    do args.push(parseArgument(cursor))
    while (cursor.acceptSymbol(','))
  }
  cursor.expectSymbol(')', 'or `,` after an argument')
  return { kind: 'call', span: cursor.spanFrom(start), name, nameSpan, distinct, arguments: args }
}

function parseQuantifier(cursor: TokenCursor): Expression | undefined {
  const token = cursor.peek()
  if (token.kind !== 'name' || !Object.hasOwn(quantifiers, token.upper)) return undefined
  if (!cursor.isVariable(2) || !cursor.isKeyword('IN', 3)) return undefined
  const quantifier = quantifiers[token.upper as keyof typeof quantifiers]
  const { start } = cursor
  cursor.advance()
  cursor.advance()
  const variable = cursor.expectVariable('a variable')
  cursor.advance()
  const list = parseExpression(cursor)
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  cursor.expectSymbol(')', `after ${quantifier}(...)`)
  return { kind: 'quantifier', span: cursor.spanFrom(start), quantifier, variable, list, where }
}

function isReduce(cursor: TokenCursor): boolean {
  return cursor.isKeyword('REDUCE') && cursor.isVariable(2) && cursor.isSymbol('=', 3)
}

function parseReduce(cursor: TokenCursor): Expression {
  const { start } = cursor
  cursor.advance()
  cursor.advance()
  const accumulator = cursor.expectVariable('a variable')
  cursor.expectSymbol('=', 'after the accumulator')
  const initial = parseExpression(cursor)
  cursor.expectSymbol(',', 'after the initial value')
  const variable = cursor.expectVariable('a variable')
  cursor.expectKeyword('IN', 'after the variable')
  const list = parseExpression(cursor)
  cursor.expectSymbol('|', 'before the step of reduce')
  const step = parseExpression(cursor)
  cursor.expectSymbol(')', 'after reduce(...)')
  return { kind: 'reduce', span: cursor.spanFrom(start), accumulator, initial, variable, list, step }
}
