import type { Expression } from '../ast/index.ts'
import type { TokenCursor } from './cursor.ts'
import { parseExpression, parsePredicate, withPatterns } from './expressions.ts'
import { looksLikePath, parseAnonymousPart } from './patterns.ts'

/** What begins with `[`: a list, a list comprehension or a pattern comprehension. */
export function parseBracketed(cursor: TokenCursor): Expression {
  return withPatterns(cursor, false, () => {
    if (cursor.isVariable(1) && cursor.isKeyword('IN', 2) && firstSeparator(cursor) !== ',') {
      return parseListComprehension(cursor)
    }
    const hasVariable = cursor.isVariable(1) && cursor.isSymbol('=', 2)
    if (looksLikePath(cursor, hasVariable ? 3 : 1) && firstSeparator(cursor) === '|') {
      return parsePatternComprehension(cursor, hasVariable)
    }
    return parseList(cursor)
  })
}

/** The first of `,` and `|` directly inside the bracket ahead: `[x IN xs, 1]` is a list, `[x IN xs | 1]` is not. */
function firstSeparator(cursor: TokenCursor): ',' | '|' | undefined {
  const end = cursor.closing() ?? 0
  for (let ahead = 1; ahead < end; ahead = (cursor.closing(ahead) ?? ahead) + 1) {
    if (cursor.isSymbol(',', ahead)) return ','
    if (cursor.isSymbol('|', ahead)) return '|'
  }
  return undefined
}

function parseList(cursor: TokenCursor): Expression {
  const { start } = cursor
  cursor.advance()
  const items: Expression[] = []
  if (!cursor.isSymbol(']')) {
    do items.push(parseExpression(cursor))
    while (cursor.acceptSymbol(','))
  }
  cursor.expectSymbol(']', 'or `,` after a list item')
  return { kind: 'list', span: cursor.spanFrom(start), items }
}

function parseListComprehension(cursor: TokenCursor): Expression {
  const { start } = cursor
  cursor.advance()
  const variable = cursor.expectVariable('a variable')
  cursor.advance()
  const list = parseExpression(cursor)
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  const projection = cursor.acceptSymbol('|') ? parseExpression(cursor) : undefined
  cursor.expectSymbol(']', 'after a list comprehension')
  return { kind: 'list-comprehension', span: cursor.spanFrom(start), variable, list, where, projection }
}

function parsePatternComprehension(cursor: TokenCursor, hasVariable: boolean): Expression {
  const { start } = cursor
  cursor.advance()
  const pathVariable = hasVariable ? cursor.expectVariable('a variable') : undefined
  if (hasVariable) cursor.advance()
  const part = cursor.nested(() => parseAnonymousPart(cursor))
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  cursor.expectSymbol('|', 'before what a pattern comprehension collects')
  const projection = parseExpression(cursor)
  cursor.expectSymbol(']', 'after a pattern comprehension')
  const pattern = { span: part.span, parts: [part] }
  return {
    kind: 'pattern-comprehension',
    span: cursor.spanFrom(start),
    pathVariable,
    pattern,
    where,
    projection,
  }
}
