/**
 * The least of some numbers, infinity where there are none. `Math.min(...values)` hands each of them over on the stack,
 * which some 100,000 overflow.
 */
export function leastOf(values: Iterable<number>): number {
  let least = Infinity
  for (const value of values) least = Math.min(least, value)
  return least
}

/** The greatest of some numbers and of `floor`. */
export function greatestOf(values: Iterable<number>, floor = -Infinity): number {
  let greatest = floor
  for (const value of values) greatest = Math.max(greatest, value)
  return greatest
}
