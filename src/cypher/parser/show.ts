import type { Clause } from '../ast/index.ts'
import { parseYieldItems } from './call-clause.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { parsePredicate } from './expressions.ts'
import { parseOrderAndCounts, parseProjectionBody } from './projections.ts'

const subjects = {
  FUNCTION: 'functions',
  FUNCTIONS: 'functions',
  PROCEDURE: 'procedures',
  PROCEDURES: 'procedures',
} as const

/** How many words stand between SHOW and its subject: `ALL`, `BUILT IN`, `USER DEFINED`. */
function qualifiers(cursor: TokenCursor): number {
  if (cursor.isKeyword('ALL', 1)) return 1
  const isPair =
    (cursor.isKeyword('BUILT', 1) && cursor.isKeyword('IN', 2)) ||
    (cursor.isKeyword('USER', 1) && cursor.isKeyword('DEFINED', 2))
  return isPair ? 2 : 0
}

/** Whether SHOW FUNCTIONS or SHOW PROCEDURES is ahead, in any of their forms. */
export function startsShow(cursor: TokenCursor): boolean {
  if (!cursor.isKeyword('SHOW')) return false
  const token = cursor.peek(1 + qualifiers(cursor))
  return token.kind === 'name' && Object.hasOwn(subjects, token.upper)
}

/**
 * `SHOW [ALL | BUILT IN | USER DEFINED] FUNCTIONS [EXECUTABLE] [WHERE ... | YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]`,
 * and the same for PROCEDURES. Neo4j 5.26, Listing functions and procedures.
 */
export function parseShow(cursor: TokenCursor): Clause {
  const { start } = cursor
  const words = qualifiers(cursor)
  const which = words < 2 ? 'all' : cursor.isKeyword('BUILT', 1) ? 'built-in' : 'user-defined'
  for (let word = 0; word <= words; word++) cursor.advance()
  const subject = subjects[cursor.advance().text.toUpperCase() as keyof typeof subjects]
  if (cursor.acceptKeyword('EXECUTABLE') && cursor.acceptKeyword('BY')) {
    cursor.expectKeyword('CURRENT', 'after BY')
    cursor.expectKeyword('USER', 'after CURRENT')
  }
  const isYield = cursor.acceptKeyword('YIELD')
  const yields = isYield ? (cursor.acceptSymbol('*') ? 'all' : parseYieldItems(cursor)) : undefined
  const order = isYield ? parseOrderAndCounts(cursor) : undefined
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  if (!isYield && cursor.isKeyword('RETURN')) {
    const hint = 'Write `YIELD *` before it.'
    throw syntaxError(
      'UnexpectedSyntax',
      'RETURN in SHOW needs a YIELD before it.',
      hint,
      cursor.spanOfNext(),
    )
  }
  const returns = cursor.acceptKeyword('RETURN') ? parseProjectionBody(cursor) : undefined
  return { kind: 'show', span: cursor.spanFrom(start), subject, which, yields, order, where, returns }
}
