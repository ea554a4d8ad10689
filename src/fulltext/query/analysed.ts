import type { Steps } from '../steps.ts'
import type { PlacedTerm, Query } from './query.ts'

/** Those of a text's terms that are not left out, which keep their places; each term is a step. */
export function* placedTerms(
  terms: Iterable<string | undefined>,
  steps: Steps,
): Generator<void, readonly PlacedTerm[], void> {
  const placed: PlacedTerm[] = []
  let place = 0
  for (const term of terms) {
    if (steps.spend(1)) yield
    if (term !== undefined) placed.push({ term, place })
    place++
  }
  return placed
}

/** The query for one of some terms or more; undefined where there is none. Each term is a step. */
export function* anyTerm(
  fields: readonly number[],
  terms: readonly PlacedTerm[],
  steps: Steps,
): Generator<void, Query | undefined, void> {
  const queries: Query[] = []
  for (const { term } of terms) {
    if (steps.spend(1)) yield
    queries.push(anyOf(fields.map((field) => ({ kind: 'term', field, term }))))
  }
  return queries.length === 0 ? undefined : anyOf(queries)
}

/** The query for all of some terms at their places; undefined where there is none. */
export function phrase(
  fields: readonly number[],
  terms: readonly PlacedTerm[],
  slop: number,
): Query | undefined {
  return terms.length === 0 ? undefined : anyOf(fields.map((field) => phraseOf(field, terms, slop)))
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
