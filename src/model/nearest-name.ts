/**
 * The name closest to what was written, in any case; undefined where none is within `most` edits (a third of its length,
 * at least one; none of a single letter, which is one edit from any other). An equal name is the closest. Cost: names times the product of the lengths.
 */
export function nearestName(
  written: string,
  names: Iterable<string>,
  most = written.length === 1 ? 0 : Math.max(1, Math.floor(written.length / 3)),
): string | undefined {
  const wanted = written.toLowerCase()
  let nearest: string | undefined
  let least = most + 1
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= least) continue
    const distance = editDistance(wanted, name.toLowerCase())
    if (distance < least) {
      least = distance
      nearest = name
    }
  }
  return nearest
}

/** Insertions, deletions, replacements and swaps of neighbours. Source: optimal string alignment (Damerau 1964). */
function editDistance(one: string, other: string): number {
  let before: number[] = []
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const replaced = previous[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1)
      let cost = Math.min(replaced, previous[column] + 1, current[column - 1] + 1)
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) cost = Math.min(cost, before[column - 2] + 1)
      current.push(cost)
    }
    before = previous
    previous = current
  }
  return previous[other.length]
}
