import type { Expression } from '../ast/index.ts'
import type { TokenCursor } from './cursor.ts'
import { parseExpression, parsePredicate } from './expressions.ts'

/** `CASE WHEN a THEN b ELSE c END` and `CASE x WHEN a THEN b END`. openCypher 9, grammar rule `CaseExpression`. */
export function parseCase(cursor: TokenCursor): Expression {
  const { start } = cursor
  cursor.expectKeyword('CASE', 'before WHEN')
  const subject = cursor.isKeyword('WHEN') ? undefined : parseExpression(cursor)
  const branches: { readonly when: Expression; readonly then: Expression }[] = []
  do {
    cursor.expectKeyword('WHEN', 'after CASE')
    const when = subject === undefined ? parsePredicate(cursor) : parseExpression(cursor)
    cursor.expectKeyword('THEN', 'or an operator')
    branches.push({ when, then: parseExpression(cursor) })
  } while (cursor.isKeyword('WHEN'))
  const otherwise = cursor.acceptKeyword('ELSE') ? parseExpression(cursor) : undefined
  if (!cursor.isKeyword('END')) throw cursor.unexpected('WHEN, ELSE or END', ['WHEN', 'ELSE', 'END'])
  cursor.advance()
  return { kind: 'case', span: cursor.spanFrom(start), subject, branches, otherwise }
}
