/** Fewer lines make no node one that a reader looks for first. */
const LEAST_LINES = 3
/** Among more nodes lines run everywhere, and names that are drawn over them can be read no better than none. */
const MOST_NODES = 300

/**
 * The most connected of the nodes that lines meet: as many as the square root of their number, those of fewer than three lines left
 * out; none of more than 300 nodes. Of equally connected ones the first keys.
 *
 * @param degrees lines of each node that has any, by key
 */
export function hubsOf(degrees: ReadonlyMap<string, number>): ReadonlySet<string> {
  if (degrees.size > MOST_NODES) return new Set()
  const sorted = [...degrees].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return new Set(
    sorted
      .slice(0, Math.ceil(Math.sqrt(degrees.size)))
      .filter(([, lines]) => lines >= LEAST_LINES)
      .map(([key]) => key),
  )
}
