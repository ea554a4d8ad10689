import type { Span } from '../../errors.ts'
import type { Query } from '../ast/index.ts'
import { PreparationWork } from '../preparation-work.ts'
import { parseQuery } from './clauses.ts'
import { syntaxError, TokenCursor } from './cursor.ts'
import { tokenize } from './lexer.ts'

/** One query of a script and where it stands in the text, without its semicolon. */
export interface Statement {
  readonly query: Query
  readonly span: Span
}

/**
 * The query of a text; one semicolon may end it.
 *
 * @throws CypherError SyntaxError at compile time: `UnexpectedSyntax`, `InvalidNumberLiteral`, `IntegerOverflow`,
 * `FloatingPointOverflow`, `InvalidUnicodeLiteral`, `InvalidUnicodeCharacter`, `InvalidRelationshipPattern`,
 * `InvalidClauseComposition`, `NestingTooDeep`, `UnsupportedSyntax`
 * @throws what `work` throws, which hears the time limit
 * Cost: linear in the text. Source: openCypher 9, grammar rule `Cypher`.
 */
export function parse(text: string, work = new PreparationWork(text.length)): Query {
  const cursor = open(text, work)
  const query = parseQuery(cursor, 'statement')
  cursor.acceptSymbol(';')
  if (cursor.peek().kind !== 'end') throw cursor.unexpected('the end: one query at a time')
  return query
}

/** The queries of a script, separated by semicolons; empty where the text has only comments. Errors as for `parse`. */
export function parseStatements(text: string): readonly Statement[] {
  const cursor = open(text, new PreparationWork(text.length))
  const statements: Statement[] = []
  for (;;) {
    while (cursor.acceptSymbol(';'));
    if (cursor.peek().kind === 'end') return statements
    const query = parseQuery(cursor, 'statement')
    statements.push({ query, span: query.span })
    if (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) throw cursor.unexpected('`;` or the end')
  }
}

function open(text: string, work: PreparationWork): TokenCursor {
  const half = text.search(/\p{Cs}/u)
  if (half >= 0) {
    const message = 'The query contains half of a surrogate pair.'
    throw syntaxError('InvalidUnicodeCharacter', message, 'The text was cut inside a character.', {
      start: half,
      end: half + 1,
    })
  }
  return new TokenCursor(text, tokenize(text, work), work)
}
