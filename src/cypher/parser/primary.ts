import type { Expression, MapEntry, MapProjectionItem } from '../ast/index.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { parseCall } from './calls.ts'
import { parseCase } from './case.ts'
import { parseBracketed } from './comprehensions.ts'
import { parseExpression, withPatterns } from './expressions.ts'
import { parseLabel } from './labels.ts'
import { numberLiteral } from './literals.ts'
import { looksLikePath, parseAnonymousPart } from './patterns.ts'
import { parseSubquery, startsSubquery } from './subqueries.ts'

/** An atom with the lookups after it: `a.b[1][2..3]`, `n {.name}`, `n:Label`. `atom` is given where it is already read. */
export function parsePrimary(cursor: TokenCursor, atom?: Expression): Expression {
  const start = atom?.span.start ?? cursor.start
  const outer = cursor.beginHeight()
  let expression = atom ?? parseAtom(cursor)
  cursor.grow()
  for (;;) {
    if (cursor.acceptSymbol('.')) {
      const key = cursor.expectName('a property key after `.`').name
      expression = { kind: 'property', span: cursor.spanFrom(start), target: expression, key }
    } else if (cursor.isSymbol('[')) {
      expression = parseSubscript(cursor, expression, start)
    } else if (cursor.isSymbol('{') && expression.kind === 'variable') {
      const items = parseMapProjectionItems(cursor)
      expression = { kind: 'map-projection', span: cursor.spanFrom(start), target: expression, items }
    } else {
      break
    }
    cursor.grow()
  }
  if (cursor.isSymbol(':')) {
    const labels: string[] = []
    while (cursor.acceptSymbol(':')) labels.push(parseLabel(cursor, 'a label after `:`').name)
    expression = { kind: 'has-labels', span: cursor.spanFrom(start), target: expression, labels }
    cursor.grow()
  }
  cursor.endHeight(outer)
  return expression
}

function parseAtom(cursor: TokenCursor): Expression {
  const token = cursor.peek()
  const span = { start: token.start, end: token.end }
  switch (token.kind) {
    case 'number':
      cursor.advance()
      return numberLiteral(token.text, false, span)
    case 'string':
      cursor.advance()
      return { kind: 'string', span, value: token.text }
    case 'parameter':
      cursor.advance()
      return { kind: 'parameter', span, name: token.text }
    case 'symbol':
      if (token.text === '(') return parseParenthesised(cursor)
      if (token.text === '[') return parseBracketed(cursor)
      if (token.text === '{')
        return { kind: 'map', entries: parseMapEntries(cursor), span: cursor.spanFrom(span.start) }
      break
    case 'name':
    case 'quoted-name':
      return parseNamed(cursor)
    case 'invalid':
    case 'end':
      break
  }
  throw cursor.unexpected('an expression')
}

function parseNamed(cursor: TokenCursor): Expression {
  const { start } = cursor
  if (cursor.acceptKeyword('NULL')) return { kind: 'null', span: cursor.spanFrom(start) }
  if (cursor.acceptKeyword('TRUE')) return { kind: 'boolean', span: cursor.spanFrom(start), value: true }
  if (cursor.acceptKeyword('FALSE')) return { kind: 'boolean', span: cursor.spanFrom(start), value: false }
  if (cursor.isKeyword('CASE')) return parseCase(cursor)
  if (startsSubquery(cursor)) return parseSubquery(cursor)
  const call = parseCall(cursor)
  if (call !== undefined) return call
  const { name, span } = cursor.expectVariable('an expression, such as a variable or a function')
  return { kind: 'variable', span, name }
}

function parseParenthesised(cursor: TokenCursor): Expression {
  const { start } = cursor
  if (looksLikePath(cursor)) {
    const isAllowed = cursor.patternsAllowed
    const part = cursor.nested(() => parseAnonymousPart(cursor))
    if (isAllowed)
      return { kind: 'pattern-predicate', span: part.span, pattern: { span: part.span, parts: [part] } }
    throw syntaxError(
      'UnexpectedSyntax',
      'A pattern cannot be used as a value here.',
      'As a value, use `EXISTS { ... }`, `COUNT { ... }` or a comprehension `[(a)-->(b) | b]`; as a condition put it after WHERE.',
      cursor.spanFrom(start),
    )
  }
  cursor.advance()
  const expression = parseExpression(cursor)
  cursor.expectSymbol(')', 'or an operator')
  return expression
}

function parseSubscript(cursor: TokenCursor, target: Expression, start: number): Expression {
  return withPatterns(cursor, false, () => {
    cursor.expectSymbol('[', 'before an index')
    const from = cursor.isSymbol('..') ? undefined : parseExpression(cursor)
    if (from !== undefined && !cursor.isSymbol('..')) {
      cursor.expectSymbol(']', 'or `..` after an index')
      return { kind: 'index', span: cursor.spanFrom(start), target, index: from }
    }
    cursor.expectSymbol('..', 'in a slice')
    const to = cursor.isSymbol(']') ? undefined : parseExpression(cursor)
    cursor.expectSymbol(']', 'after a slice')
    return { kind: 'slice', span: cursor.spanFrom(start), target, from, to }
  })
}

/** The entries of a map literal with its braces. */
export function parseMapEntries(cursor: TokenCursor): readonly MapEntry[] {
  return withPatterns(cursor, false, () => {
    cursor.expectSymbol('{', 'before a map')
    const entries: MapEntry[] = []
    if (cursor.acceptSymbol('}')) return entries
    do {
      const key = cursor.expectName('a property key').name
      cursor.expectSymbol(':', 'after a property key')
      entries.push({ key, value: parseExpression(cursor) })
    } while (cursor.acceptSymbol(','))
    cursor.expectSymbol('}', 'or `,` after a map entry')
    return entries
  })
}

function parseMapProjectionItems(cursor: TokenCursor): readonly MapProjectionItem[] {
  return withPatterns(cursor, false, () => {
    cursor.expectSymbol('{', 'before a map projection')
    const items: MapProjectionItem[] = []
    if (cursor.acceptSymbol('}')) return items
    do items.push(parseMapProjectionItem(cursor))
    while (cursor.acceptSymbol(','))
    cursor.expectSymbol('}', 'or `,` after an item of a map projection')
    return items
  })
}

function parseMapProjectionItem(cursor: TokenCursor): MapProjectionItem {
  if (cursor.acceptSymbol('.')) {
    if (cursor.acceptSymbol('*')) return { kind: 'all' }
    return { kind: 'property', key: cursor.expectName('a property key or `*` after `.`').name }
  }
  if (cursor.isSymbol(':', 1)) {
    const key = cursor.expectName('a property key').name
    cursor.advance()
    return { kind: 'entry', key, value: parseExpression(cursor) }
  }
  return { kind: 'variable', variable: cursor.expectVariable('`.key`, `.*`, `key: value` or a variable') }
}
