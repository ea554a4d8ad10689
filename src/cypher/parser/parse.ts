import type { Span } from '../../errors.ts'
import type { Query } from '../ast/index.ts'
import { PreparationWork } from '../runtime/preparation-work.ts'
import { parseQuery } from './clauses.ts'
import { syntaxError, TokenCursor } from './cursor.ts'
import { tokenize } from './lexer.ts'
import { startsSchemaCommand } from './schema.ts'

/** `explain`: its plan is asked for and nothing is run. `profile`: it is run, and its plan tells what each operator did. */
export type Mode = 'run' | 'explain' | 'profile'

/** One query of a text and where it stands, without its semicolon. */
export interface Statement {
  readonly mode: Mode
  readonly query: Query
  /** Of the query alone, without EXPLAIN or PROFILE. */
  readonly span: Span
}

/**
 * The query of a text, and what is asked of it; one semicolon may end it.
 *
 * @throws CypherError SyntaxError at compile time: `UnexpectedSyntax`, `InvalidNumberLiteral`, `IntegerOverflow`,
 * `FloatingPointOverflow`, `InvalidUnicodeLiteral`, `InvalidUnicodeCharacter`, `InvalidRelationshipPattern`,
 * `InvalidClauseComposition`, `NestingTooDeep`, `UnsupportedSyntax`
 * @throws what `work` throws, which hears the time limit
 * Cost: linear in the text. Source: openCypher 9, grammar rule `Cypher`.
 */
export function parseStatement(text: string, work = new PreparationWork(text.length)): Statement {
  const cursor = open(text, work)
  const statement = readStatement(cursor)
  cursor.acceptSymbol(';')
  if (cursor.peek().kind !== 'end') throw cursor.unexpected('the end: one query at a time')
  return statement
}

/** The query alone, whatever is asked of it. Errors and cost as for `parseStatement`. */
export function parse(text: string, work?: PreparationWork): Query {
  return parseStatement(text, work).query
}

/** The queries of a script, separated by semicolons; empty where the text has only comments. Errors as for `parse`. */
export function parseStatements(text: string): readonly Statement[] {
  const cursor = open(text, new PreparationWork(text.length))
  const statements: Statement[] = []
  for (;;) {
    while (cursor.acceptSymbol(';'));
    if (cursor.peek().kind === 'end') return statements
    statements.push(readStatement(cursor))
    if (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) throw cursor.unexpected('`;` or the end')
  }
}

/** Whether a text begins as a command about indexes or constraints, EXPLAIN and PROFILE left aside. Cost: linear in the text. */
export function isSchemaCommand(text: string): boolean {
  const work = new PreparationWork(text.length)
  const cursor = new TokenCursor(text, tokenize(text, work), work)
  readMode(cursor)
  return startsSchemaCommand(cursor)
}

function readStatement(cursor: TokenCursor): Statement {
  const mode = readMode(cursor)
  if (mode !== 'run' && (cursor.isKeyword('EXPLAIN') || cursor.isKeyword('PROFILE'))) {
    const { start, end } = cursor.peek()
    const message = 'A query may begin with EXPLAIN or PROFILE, but not with both.'
    throw syntaxError('UnexpectedSyntax', message, 'Leave out one of them.', { start, end })
  }
  const query = parseQuery(cursor, 'statement')
  return { mode, query, span: query.span }
}

const modes = [
  ['EXPLAIN', 'explain'],
  ['PROFILE', 'profile'],
] as const

/** What a statement begins with, however often it says so. */
function readMode(cursor: TokenCursor): Mode {
  for (const [keyword, mode] of modes) {
    if (!cursor.acceptKeyword(keyword)) continue
    while (cursor.acceptKeyword(keyword));
    return mode
  }
  return 'run'
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
