import type { Expression, Query } from '../ast/index.ts'
import { parseQuery } from './clauses.ts'
import type { TokenCursor } from './cursor.ts'
import { parsePredicate, withPatterns } from './expressions.ts'
import { parsePattern, startsPattern } from './patterns.ts'

const forms = { EXISTS: 'exists', COUNT: 'count', COLLECT: 'collect' } as const

/** Whether `EXISTS {`, `COUNT {` or `COLLECT {` is ahead. A variable named `count` before a map projection loses. */
export function startsSubquery(cursor: TokenCursor): boolean {
  const token = cursor.peek()
  if (token.kind !== 'name' || !Object.hasOwn(forms, token.upper) || !cursor.isSymbol('{', 1)) return false
  return startsPattern(cursor, 2) || cursor.isName(2)
}

/** `EXISTS { ... }`, `COUNT { ... }` or `COLLECT { ... }` around a query, or the first two around a pattern with WHERE. */
export function parseSubquery(cursor: TokenCursor): Expression {
  const { start } = cursor
  const token = cursor.advance()
  const form = forms[token.text.toUpperCase() as keyof typeof forms]
  cursor.expectSymbol('{', `after ${form.toUpperCase()}`)
  const query = withPatterns(cursor, false, () =>
    form !== 'collect' && startsPattern(cursor) ? parsePatternQuery(cursor) : parseQuery(cursor, form),
  )
  cursor.expectSymbol('}', `at the end of the ${form.toUpperCase()} subquery`)
  return { kind: 'subquery', span: cursor.spanFrom(start), form, query }
}

function parsePatternQuery(cursor: TokenCursor): Query {
  return cursor.nested(() => {
    const { start } = cursor
    const pattern = parsePattern(cursor)
    const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
    const span = cursor.spanFrom(start)
    const clause = { kind: 'match', span, optional: false, pattern, where } as const
    return { span, parts: [{ span, clauses: [clause] }], unions: [] }
  })
}
