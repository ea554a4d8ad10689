/**
 * How often terms stand at their places, each relative to the first, as BM25 counts it: a match whose terms are moved by n in all counts
 * 1 / (1 + n), and n is at most `slop`. No place of the text stands for two terms.
 *
 * @param places of each term in the text, ascending
 * @param offsets of each term in the phrase, ascending
 * Cost: the number of places times the number of terms, for `slop` 0; times their logarithms otherwise.
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
  let frequency = 0
  // Every match begins at some term's place, moved back to where the phrase would begin.
  const starts = new Set(places.flatMap((one, at) => one.map((place) => place - offsets[at])))
  let last = -Infinity
  for (const start of [...starts].sort((one, other) => other - one)) {
    const end = matchFrom(start, places, offsets, slop)
    if (end === undefined) continue
    // One that ends where a closer match does is that match, with more in front of it.
    if (end === last) continue
    last = end
    frequency += 1 / (1 + end - start)
  }
  return frequency
}

/** The last place, moved back, of the closest match whose places, moved back, are all between `start` and `start` plus `slop`. */
function matchFrom(
  start: number,
  places: readonly (readonly number[])[],
  offsets: readonly number[],
  slop: number,
): number | undefined {
  const taken = new Set<number>()
  let end = start
  for (let term = 0; term < places.length; term++) {
    const from = start + offsets[term]
    const place = places[term].find((one) => one >= from && !taken.has(one))
    if (place === undefined || place > from + slop) return undefined
    taken.add(place)
    end = Math.max(end, place - offsets[term])
  }
  return end
}
