import type { Expression, ProjectionBody, ProjectionItem, SortItem } from '../ast/index.ts'
import type { TokenCursor } from './cursor.ts'
import { parseExpression } from './expressions.ts'

const descendingWords = ['DESC', 'DESCENDING']
const ascendingWords = ['ASC', 'ASCENDING']

/** What follows WITH or RETURN, up to LIMIT. openCypher 9, grammar rule `ProjectionBody`. */
export function parseProjectionBody(cursor: TokenCursor): ProjectionBody {
  const { start } = cursor
  const distinct = cursor.acceptKeyword('DISTINCT')
  const star = cursor.acceptSymbol('*')
  const items: ProjectionItem[] = []
  if (!star || cursor.acceptSymbol(',')) {
    do items.push(parseItem(cursor))
    while (cursor.acceptSymbol(','))
  }
  const { orderBy, skip, limit } = parseOrderAndCounts(cursor)
  return { span: cursor.spanFrom(start), distinct, star, items, orderBy, skip, limit }
}

/** ORDER BY, SKIP (or OFFSET) and LIMIT, each as far as it is there. */
export function parseOrderAndCounts(cursor: TokenCursor): Omit<ProjectionBody, 'star' | 'items'> {
  const { start } = cursor
  const orderBy = parseOrderBy(cursor)
  const isSkip = cursor.acceptKeyword('SKIP') || cursor.acceptKeyword('OFFSET')
  const skip = isSkip ? parseExpression(cursor) : undefined
  const limit = cursor.acceptKeyword('LIMIT') ? parseExpression(cursor) : undefined
  return { span: cursor.spanFrom(start), distinct: false, orderBy, skip, limit }
}

function parseItem(cursor: TokenCursor): ProjectionItem {
  const { start } = cursor
  const expression = parseExpression(cursor)
  const text = cursor.text.slice(start, cursor.previousEnd)
  const alias = cursor.acceptKeyword('AS') ? cursor.expectVariable('a variable after AS') : undefined
  return { span: cursor.spanFrom(start), expression, alias, text }
}

function parseOrderBy(cursor: TokenCursor): readonly SortItem[] {
  const items: SortItem[] = []
  if (!cursor.acceptKeyword('ORDER')) return items
  cursor.expectKeyword('BY', 'after ORDER')
  do {
    const expression: Expression = parseExpression(cursor)
    const descending = descendingWords.some((word) => cursor.acceptKeyword(word))
    if (!descending) ascendingWords.some((word) => cursor.acceptKeyword(word))
    items.push({ expression, descending })
  } while (cursor.acceptSymbol(','))
  return items
}
