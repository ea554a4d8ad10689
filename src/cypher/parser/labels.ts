import type { Identifier } from '../ast/index.ts'
import { refusedSyntax } from '../language/syntax.ts'
import type { TokenCursor } from './cursor.ts'
import { unsupportedAt } from './unsupported.ts'

/** Whether `&`, `!` or `%` is ahead: an operator of label expressions, of which `%` is a sign of arithmetic too. */
export function isLabelOperator(cursor: TokenCursor): boolean {
  const { kind, text } = cursor.peek()
  return (kind === 'symbol' && text === '%') || (kind === 'invalid' && (text === '&' || text === '!'))
}

/** A label or type after its colon. @throws CypherError `UnsupportedSyntax` for a label expression or a dynamic label */
export function parseLabel(cursor: TokenCursor, what: string): Identifier {
  const token = cursor.peek()
  if (token.kind === 'invalid' && token.text === '$') throw unsupportedAt(cursor, refusedSyntax.dynamicLabel)
  if (isLabelOperator(cursor) || cursor.isSymbol('('))
    throw unsupportedAt(cursor, refusedSyntax.labelExpression)
  return cursor.expectName(what)
}
