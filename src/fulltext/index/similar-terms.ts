import { compareCodePoints } from '../query/patterns.ts'
import type { Dictionary } from './dictionary.ts'
import { editsBetween } from './edits.ts'

/** Lucene keeps so many terms of those that are alike, the most alike ones. */
const MOST_TERMS = 50

interface SimilarTerm {
  readonly number: number
  /** From 1 for the same term to 0. */
  readonly likeness: number
}

/**
 * The terms at most so many edits away that are the most alike, as Lucene's fuzzy queries have them.
 *
 * @param isUsed whether the field has a term
 */
export function similarTerms(
  dictionary: Dictionary,
  term: string,
  edits: number,
  isUsed: (number: number) => boolean,
): readonly SimilarTerm[] {
  const sought = [...term]
  const found: SimilarTerm[] = []
  for (const number of dictionary.similarTo(term, edits)) {
    if (!isUsed(number)) continue
    const other = [...dictionary.termOf(number)]
    const between = editsBetween(sought, other, edits)
    if (between === undefined) continue
    const likeness = Math.max(
      0,
      Math.fround(1 - Math.fround(between / Math.min(sought.length, other.length))),
    )
    found.push({ number, likeness })
  }
  return found
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        compareCodePoints(dictionary.termOf(one.number), dictionary.termOf(other.number)),
    )
    .slice(0, MOST_TERMS)
}
