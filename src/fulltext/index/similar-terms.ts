import { compareCodePoints } from '../query/patterns.ts'
import type { Steps } from '../steps.ts'
import type { Dictionary, RadixTree } from './dictionary.ts'
import { Edits } from './edits.ts'

/** Lucene keeps so many terms of those that are alike, the most alike ones. */
const MOST_TERMS = 50

interface SimilarTerm {
  readonly number: number
  /** From 1 for the same term to 0. */
  readonly likeness: number
}

/** A node of the tree that is still to be gone into. */
interface Waiting {
  /** The characters that lead to it, after those of the node above. */
  readonly edge: string
  readonly below: number | RadixTree
  /** How many characters lead to the node above, but for `half`. */
  readonly length: number
  /** The first half of a character, where the tree divides it; else ''. */
  readonly half: string
}

/**
 * The terms at most so many edits away that are the most alike, as Lucene's fuzzy queries have them. Cost: the part of the tree whose
 * terms begin nearly as the term does.
 *
 * @param isUsed whether the field has a term
 */
export function* similarTerms(
  dictionary: Dictionary,
  term: string,
  most: number,
  isUsed: (number: number) => boolean,
  steps: Steps,
): Generator<void, readonly SimilarTerm[], void> {
  const sought = [...term]
  const edits = new Edits(sought, most)
  const known = dictionary.size
  const found: SimilarTerm[] = []
  const waiting: Waiting[] = [{ edge: '', below: dictionary.tree, length: 0, half: '' }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { below } = next
    const { isNear, length, half } = walked(next, edits)
    const isTerm = typeof below === 'number'
    if (isNear && !isTerm)
      for (const [edge, child] of below) waiting.push({ edge, below: child, length, half })
    const between = isNear && isTerm ? edits.of(length) : undefined
    if (between !== undefined && isTerm && below < known && isUsed(below)) {
      const likeness = Math.fround(1 - Math.fround(between / Math.min(sought.length, length)))
      keep(found, { number: below, likeness: Math.max(0, likeness) }, dictionary)
    }
    if (steps.spend(1 + length - next.length + (isTerm ? 0 : below.size))) yield
  }
  return found
}

/** Goes along an edge, as far as the terms below it may be near enough. */
function walked(
  { edge, below, length: before, half: begun }: Waiting,
  edits: Edits,
): { readonly isNear: boolean; readonly length: number; readonly half: string } {
  const text = begun + edge
  let length = before
  let at = 0
  for (const character of text) {
    at += character.length
    if (at === text.length && isFirstHalf(character) && typeof below !== 'number')
      return { isNear: true, length, half: character }
    if (!edits.put(length++, character)) return { isNear: false, length, half: '' }
  }
  return { isNear: true, length, half: '' }
}

function isFirstHalf(character: string): boolean {
  return character.length === 1 && character >= '\ud800' && character <= '\udbff'
}

/** Puts a term among those that are the most alike, the most alike first. */
function keep(found: SimilarTerm[], term: SimilarTerm, dictionary: Dictionary): void {
  const isBefore = (other: SimilarTerm): boolean =>
    term.likeness > other.likeness ||
    (term.likeness === other.likeness &&
      compareCodePoints(dictionary.termOf(term.number), dictionary.termOf(other.number)) < 0)
  let at = found.length
  while (at > 0 && isBefore(found[at - 1])) at--
  found.splice(at, 0, term)
  if (found.length > MOST_TERMS) found.pop()
}
