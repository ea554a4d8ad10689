import type { TokenKind } from './lexer.ts'
import type { Clause, Query } from './query.ts'

/** AND makes the clause before it a must, too. */
export function addClause(
  clauses: Clause[],
  isAnd: boolean,
  sign: TokenKind | undefined,
  query: Query | undefined,
): void {
  const last = clauses.at(-1)
  if (isAnd && last !== undefined && last.occur !== 'not')
    clauses[clauses.length - 1] = { occur: 'must', query: last.query }
  if (query === undefined) return
  const isNot = sign === 'not' || sign === 'minus'
  clauses.push({ occur: isNot ? 'not' : isAnd || sign === 'plus' ? 'must' : 'should', query })
}

/** The words of a run are clauses of the query that it stands in. */
export function addRun(clauses: Clause[], query: Query | undefined): void {
  if (query?.kind === 'boolean') for (const clause of query.clauses) clauses.push(clause)
  else if (query !== undefined) clauses.push({ occur: 'should', query })
}

export function boosted(query: Query | undefined, boost: number | undefined): Query | undefined {
  return query === undefined || boost === undefined ? query : { kind: 'boost', query, boost }
}
