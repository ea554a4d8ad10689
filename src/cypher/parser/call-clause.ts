import type { CallYield, Clause, Identifier } from '../ast/index.ts'
import { refusedSyntax } from '../language/syntax.ts'
import { parseQuery } from './clauses.ts'
import type { TokenCursor } from './cursor.ts'
import { parseExpression, parsePredicate } from './expressions.ts'
import { unsupportedAt } from './unsupported.ts'

/** CALL of a procedure or around a subquery. openCypher 9, grammar rules `InQueryCall` and `StandaloneCall`. */
export function parseCallClause(cursor: TokenCursor, start: number): Clause {
  cursor.advance()
  if (cursor.isSymbol('{') || cursor.isSymbol('(')) return parseCallSubquery(cursor, start)
  const nameStart = cursor.start
  const names = [cursor.expectName('a procedure or `{` after CALL').name]
  while (cursor.acceptSymbol('.')) names.push(cursor.expectName('a procedure after its namespace').name)
  const procedure = { name: names.join('.'), span: cursor.spanFrom(nameStart) }
  let args: ReturnType<typeof parseExpression>[] | undefined
  if (cursor.acceptSymbol('(')) {
    args = []
    if (!cursor.isSymbol(')')) {
      do args.push(parseExpression(cursor))
      while (cursor.acceptSymbol(','))
    }
    cursor.expectSymbol(')', 'or `,` after an argument')
  }
  const yields = cursor.acceptKeyword('YIELD') ? parseYield(cursor) : undefined
  return { kind: 'call', span: cursor.spanFrom(start), procedure, arguments: args, yields }
}

function parseCallSubquery(cursor: TokenCursor, start: number): Clause {
  const imports = cursor.isSymbol('(') ? parseImports(cursor) : undefined
  cursor.expectSymbol('{', 'before the CALL subquery')
  const query = parseQuery(cursor, 'call')
  cursor.expectSymbol('}', 'at the end of the CALL subquery')
  if (cursor.isKeyword('IN')) throw unsupportedAt(cursor, refusedSyntax.inTransactions)
  return { kind: 'call-subquery', span: cursor.spanFrom(start), imports, query }
}

function parseImports(cursor: TokenCursor): readonly Identifier[] | 'all' {
  cursor.advance()
  const imports: Identifier[] = []
  const all = cursor.acceptSymbol('*')
  if (!all && !cursor.isSymbol(')')) {
    do imports.push(cursor.expectVariable('a variable to import'))
    while (cursor.acceptSymbol(','))
  }
  cursor.expectSymbol(')', 'after what the subquery imports')
  return all ? 'all' : imports
}

function parseYield(cursor: TokenCursor): CallYield {
  if (cursor.acceptSymbol('*')) return { all: true, items: [], where: parseYieldWhere(cursor) }
  return { all: false, items: parseYieldItems(cursor), where: parseYieldWhere(cursor) }
}

/** `a, b AS c` after YIELD. */
export function parseYieldItems(cursor: TokenCursor): CallYield['items'] {
  const items: CallYield['items'][number][] = []
  do {
    const field = cursor.expectName('a column of what is called')
    const alias = cursor.acceptKeyword('AS') ? cursor.expectVariable('a variable after AS') : undefined
    items.push({ field, alias })
  } while (cursor.acceptSymbol(','))
  return items
}

function parseYieldWhere(cursor: TokenCursor): CallYield['where'] {
  return cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
}
