import type { Clause } from '../ast/index.ts'
import { parseClause } from './clauses.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { parseExpression } from './expressions.ts'

const updates: ReadonlySet<Clause['kind']> = new Set([
  'create',
  'merge',
  'set',
  'remove',
  'delete',
  'foreach',
])

/** openCypher 9, 3.4.6: `FOREACH (variable IN list | clauses)`. */
export function parseForeach(cursor: TokenCursor, start: number): Clause {
  cursor.advance()
  cursor.expectSymbol('(', 'after FOREACH')
  const variable = cursor.expectVariable('a variable')
  cursor.expectKeyword('IN', 'after the variable of FOREACH')
  const list = parseExpression(cursor)
  cursor.expectSymbol('|', 'before the clauses of FOREACH')
  const clauses = cursor.nested(() => {
    const inner: Clause[] = []
    do {
      const clause = parseClause(cursor, inner.at(-1))
      if (!updates.has(clause.kind)) {
        const hint = 'To read for each item, write UNWIND.'
        throw syntaxError(
          'InvalidClauseComposition',
          'Only clauses that write can be used inside FOREACH.',
          hint,
          clause.span,
        )
      }
      inner.push(clause)
    } while (!cursor.isSymbol(')'))
    return inner
  })
  cursor.expectSymbol(')', 'at the end of FOREACH')
  return { kind: 'foreach', span: cursor.spanFrom(start), variable, list, clauses }
}
