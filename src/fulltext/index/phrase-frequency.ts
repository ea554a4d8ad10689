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
 * Cost: the number of places times the number of terms.
 * Source: Lucene 9.11, SloppyPhraseMatcher; ExactPhraseMatcher for `slop` 0.
 */
export function phraseFrequency(
  places: readonly (readonly number[])[],
  offsets: readonly number[],
  slop: number,
): number {
  if (slop === 0) {
    const sets = places.slice(1).map((one) => new Set(one))
    const isMatch = (place: number): boolean =>
      sets.every((set, at) => set.has(place - offsets[0] + offsets[at + 1]))
    return places[0].filter(isMatch).length
  }
  const walkers = places.map((own, term): Walker => {
    const group = places.indexOf(own)
    // The second of two terms that are the same begins at the second place, and so on.
    const at = places.slice(0, term).filter((other) => other === own).length
    return { places: own, offset: offsets[term], group, at, start: (own[at] ?? Infinity) - offsets[term] }
  })
  return walkers.some(({ start }) => start === Infinity) ? 0 : frequencyOf(walkers, slop)
}

function frequencyOf(walkers: readonly Walker[], slop: number): number {
  let frequency = 0
  let end = Math.max(...walkers.map(({ start }) => start))
  const count = (length: number): void => {
    if (length <= slop) frequency = Math.fround(frequency + Math.fround(1 / (1 + length)))
  }
  const advance = (walker: Walker): boolean => {
    const place = walker.places[++walker.at]
    if (place === undefined) return false
    walker.start = place - walker.offset
    end = Math.max(end, walker.start)
    return true
  }
  let walker = first(walkers)
  let next = first(walkers, walker).start
  let length = end - walker.start
  // Whoever is last goes on until another one is: what it was closest by then is a match.
  while (advance(walker) && resolve(walker, walkers, advance)) {
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
function resolve(moved: Walker, walkers: readonly Walker[], advance: (walker: Walker) => boolean): boolean {
  let walker = moved
  for (;;) {
    const { group, at } = walker
    const other = walkers.find((one) => one !== walker && one.group === group && one.at === at)
    if (other === undefined) return true
    walker = isBefore(walker, other) ? walker : other
    if (!advance(walker)) return false
  }
}

function first(walkers: readonly Walker[], but?: Walker): Walker {
  const others = walkers.filter((walker) => walker !== but)
  return others.reduce((least, walker) => (isBefore(walker, least) ? walker : least))
}

function isBefore(one: Walker, other: Walker): boolean {
  return one.start < other.start || (one.start === other.start && one.offset < other.offset)
}
