import type { Clause } from '../ast/index.ts'
import { parseYieldItems } from './call-clause.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { parsePredicate } from './expressions.ts'
import { parseOrderAndCounts, parseProjectionBody } from './projections.ts'
import type { ShowHeading } from './show-heading.ts'

/**
 * `SHOW [ALL | BUILT IN | USER DEFINED] FUNCTIONS [EXECUTABLE] [WHERE ... | YIELD ... [ORDER BY ...] [WHERE ...] [RETURN ...]]`,
 * and the same for PROCEDURES, for INDEXES of a kind and for CONSTRAINTS of a kind. Neo4j 5.26, Listing functions, procedures,
 * indexes and constraints.
 */
export function parseShow(cursor: TokenCursor, { subject, which, words }: ShowHeading): Clause {
  const { start } = cursor
  for (let word = 0; word < words; word++) cursor.advance()
  if (isOfSchema(subject)) refuseBriefAndVerbose(cursor)
  else acceptExecutable(cursor)
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

function isOfSchema(subject: ShowHeading['subject']): boolean {
  return subject === 'indexes' || subject === 'constraints'
}

function acceptExecutable(cursor: TokenCursor): void {
  if (!cursor.acceptKeyword('EXECUTABLE') || !cursor.acceptKeyword('BY')) return
  cursor.expectKeyword('CURRENT', 'after BY')
  cursor.expectKeyword('USER', 'after CURRENT')
}

/** The forms of Neo4j 4. @throws CypherError `UnexpectedSyntax` */
function refuseBriefAndVerbose(cursor: TokenCursor): void {
  const isVerbose = cursor.isKeyword('VERBOSE')
  if (!isVerbose && !cursor.isKeyword('BRIEF')) return
  const [word, hint] = isVerbose ? ['VERBOSE', 'Write `YIELD *`.'] : ['BRIEF', 'Leave it out.']
  throw syntaxError('UnexpectedSyntax', `${word} cannot be used in SHOW.`, hint, cursor.spanOfNext())
}
