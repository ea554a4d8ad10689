import type { Steps } from '../steps.ts'

/** A term of a phrase on its way through its places in a text. */
interface Walker {
  readonly places: readonly number[]
  /** The place of the term in the phrase. */
  readonly offset: number
  /** Which terms are the same. */
  readonly group: number
  at: number
  /** Where the phrase would begin, if this were its term. */
  start: number
}

/**
 * How often terms stand at their places, each relative to the first, as BM25 counts it: a match whose terms are moved by n in all counts
 * 1 / (1 + n), and n is at most `slop`. No place of the text stands for two terms.
 *
 * @param places of each term in the text, ascending; the same list for terms that are the same
 * @param offsets of each term in the phrase, ascending
 * Cost: nothing where a term has fewer places in the text than in the phrase; the number of places times that of the terms for `slop` 0;
 * else the product of the places and terms, times the terms where many are moved.
 * Source: Lucene 9.11, SloppyPhraseMatcher; ExactPhraseMatcher for `slop` 0.
 */
export function* phraseFrequency(
  places: readonly (readonly number[])[],
  offsets: readonly number[],
  slop: number,
  steps: Steps,
): Generator<void, number, void> {
  const walkers: Walker[] = []
  /** The first of the terms that are the same, and how many there are so far. */
  const groups = new Map<readonly number[], { readonly first: number; count: number }>()
  for (let term = 0; term < places.length; term++) {
    const own = places[term]
    let group = groups.get(own)
    if (group === undefined) groups.set(own, (group = { first: term, count: 0 }))
    // The second of two terms that are the same begins at the second place, and so on.
    const at = group.count++
    if (at >= own.length) return 0
    const offset = offsets[term]
    walkers.push({ places: own, offset, group: group.first, at, start: own[at] - offset })
    if (steps.spend(1)) yield
  }
  if (slop === 0) return yield* exactFrequency(walkers, steps)
  return yield* sloppyFrequency(walkers, slop, groups.size < places.length, steps)
}

/** How often all terms stand exactly where they should: each is moved up to where the first is. */
function* exactFrequency(walkers: readonly Walker[], steps: Steps): Generator<void, number, void> {
  const [leader] = walkers
  let frequency = 0
  for (const place of leader.places) {
    const start = place - leader.offset
    let isMatch = true
    for (const walker of walkers) {
      if (steps.spend(1)) yield
      while (walker.at < walker.places.length && walker.places[walker.at] - walker.offset < start) {
        if (steps.spend(1)) yield
        walker.at++
      }
      isMatch = walker.at < walker.places.length && walker.places[walker.at] - walker.offset === start
      if (!isMatch) break
    }
    if (isMatch) frequency++
  }
  return frequency
}

function* sloppyFrequency(
  walkers: readonly Walker[],
  slop: number,
  areRepeated: boolean,
  steps: Steps,
): Generator<void, number, void> {
  let frequency = 0
  let end = walkers.reduce((most, { start }) => Math.max(most, start), -Infinity)
  const count = (length: number): void => {
    if (length <= slop) frequency = Math.fround(frequency + Math.fround(1 / (1 + length)))
  }
  const advance = (walker: Walker): boolean => {
    walker.at++
    if (walker.at >= walker.places.length) return false
    walker.start = walker.places[walker.at] - walker.offset
    end = Math.max(end, walker.start)
    return true
  }
  let walker = first(walkers)
  let next = first(walkers, walker).start
  let length = end - walker.start
  // Whoever is last goes on until another one is: what it was closest by then is a match.
  while (advance(walker) && (!areRepeated || (yield* resolve(walker, walkers, advance, steps)))) {
    if (steps.spend(walkers.length)) yield
    if (walker.start > next) {
      count(length)
      walker = first(walkers)
      next = first(walkers, walker).start
      length = end - walker.start
    } else length = Math.min(length, end - walker.start)
  }
  count(length)
  return frequency
}

/** Moves on those terms that are the same and stand at the same place; false where one has no place left. */
function* resolve(
  moved: Walker,
  walkers: readonly Walker[],
  advance: (walker: Walker) => boolean,
  steps: Steps,
): Generator<void, boolean, void> {
  let walker = moved
  for (;;) {
    if (steps.spend(walkers.length)) yield
    const { group, at } = walker
    const other = walkers.find((one) => one !== walker && one.group === group && one.at === at)
    if (other === undefined) return true
    walker = isBefore(walker, other) ? walker : other
    if (!advance(walker)) return false
  }
}

function first(walkers: readonly Walker[], but?: Walker): Walker {
  let least: Walker | undefined
  for (const walker of walkers)
    if (walker !== but && (least === undefined || isBefore(walker, least))) least = walker
  return least ?? walkers[0]
}

function isBefore(one: Walker, other: Walker): boolean {
  return one.start < other.start || (one.start === other.start && one.offset < other.offset)
}
