import type { CypherError, Span } from '../../errors.ts'
import { clauses } from '../language/clauses.ts'
import { type Standing, insteadText } from '../language/standing.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'

const refused = clauses.flatMap(({ name, begins, standing }) =>
  standing.kind === 'unsupported' ? begins.map((words) => ({ name, words: words.split(' '), standing })) : [],
)

/** SyntaxError `UnsupportedSyntax`: what is known and not supported, and what to write instead. */
export function unsupportedError(
  { name, standing }: { readonly name: string; readonly standing: Standing & { kind: 'unsupported' } },
  at: Span,
): CypherError {
  return syntaxError('UnsupportedSyntax', `${name} is not supported.`, insteadText(standing.instead), at)
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
export function unsupportedAt(
  cursor: TokenCursor,
  part: Parameters<typeof unsupportedError>[0],
  count = 1,
): CypherError {
  return unsupportedError(part, { start: cursor.start, end: cursor.peek(count - 1).end })
}
