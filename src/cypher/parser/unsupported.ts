import type { CypherError, Span } from '../../errors.ts'
import { refusedClauses } from '../language/clauses.ts'
import { insteadText } from '../language/standing.ts'
import type { RefusedSyntax } from '../language/syntax.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'

const refused = refusedClauses.map((clause) => ({ ...clause, words: clause.begins.split(' ') }))

/** SyntaxError `UnsupportedSyntax`: what is known and not supported, and what to write instead. */
export function unsupportedError({ name, instead }: RefusedSyntax, at: Span): CypherError {
  return syntaxError('UnsupportedSyntax', `${name} is not supported.`, insteadText(instead), at)
}

/** Refuses a clause that is known and not supported. @throws CypherError `UnsupportedSyntax` */
export function refuseClause(cursor: TokenCursor): void {
  const found = refused.find(({ words }) => words.every((word, ahead) => cursor.isKeyword(word, ahead)))
  // `CREATE index = (a)-->(b)` names a path.
  if (found === undefined || cursor.isSymbol('=', found.words.length)) return
  const { start } = cursor
  throw unsupportedError(found, { start, end: cursor.peek(found.words.length - 1).end })
}

/** The error for the next `count` tokens, which begin something that is known and not supported. */
export function unsupportedAt(cursor: TokenCursor, part: RefusedSyntax, count = 1): CypherError {
  return unsupportedError(part, { start: cursor.start, end: cursor.peek(count - 1).end })
}
