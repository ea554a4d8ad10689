import type { PlacedTerm, Query } from './query.ts'

/**
 * The query for a text whose terms are known (undefined is left out, but keeps its place): any of them or, quoted, all at their places.
 * undefined where none is left.
 */
export function analysed(
  fields: readonly number[],
  terms: readonly (string | undefined)[],
  isQuoted: boolean,
  slop: number,
): Query | undefined {
  const placed: PlacedTerm[] = []
  terms.forEach((term, place) => term !== undefined && placed.push({ term, place }))
  if (placed.length === 0) return undefined
  const queries = isQuoted
    ? [anyOf(fields.map((field) => phraseOf(field, placed, slop)))]
    : placed.map(({ term }) => anyOf(fields.map((field) => ({ kind: 'term', field, term }))))
  return anyOf(queries)
}

function phraseOf(field: number, terms: readonly PlacedTerm[], slop: number): Query {
  return terms.length === 1
    ? { kind: 'term', field, term: terms[0].term }
    : { kind: 'phrase', field, terms, slop }
}

function anyOf(queries: readonly Query[]): Query {
  if (queries.length === 1) return queries[0]
  return { kind: 'boolean', clauses: queries.map((query) => ({ occur: 'should', query })) }
}
