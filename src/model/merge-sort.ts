import type { Patience } from './patience.ts'

/** Runs of this length are sorted by insertion before they are merged. */
const RUN = 12

/**
 * The numbers from 0 to `size`, exclusive, in an order of theirs; those that compare as equal stay in the order of the
 * numbers. Yields where the caller's patience is exhausted.
 *
 * Cost: size times log(size) comparisons, at most `size` where the order is there already; 8 bytes a number.
 */
export function* mergeSort(
  size: number,
  compare: (one: number, other: number) => number,
  patience: Patience,
): Generator<void, Int32Array, void> {
  let from = new Int32Array(size)
  for (let start = 0; start < size; start += RUN) {
    const end = Math.min(start + RUN, size)
    let compared = end - start
    for (let at = start; at < end; at++) {
      let hole = at
      for (; hole > start; hole--) {
        compared++
        if (compare(from[hole - 1], at) <= 0) break
        from[hole] = from[hole - 1]
      }
      from[hole] = at
    }
    patience.spend(compared)
    if (patience.slice.work <= 0) yield
  }
  let to = new Int32Array(size > RUN ? size : 0)
  for (let width = RUN; width < size; width *= 2) {
    for (let start = 0; start < size; start += 2 * width) {
      const middle = Math.min(start + width, size)
      const end = Math.min(start + 2 * width, size)
      if (middle === end || compare(from[middle - 1], from[middle]) <= 0) {
        to.set(from.subarray(start, end), start)
        patience.spend(1 + ((end - start) >> 6))
        if (patience.slice.work <= 0) yield
        continue
      }
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        if (left < middle && (right >= end || compare(from[left], from[right]) <= 0)) to[at] = from[left++]
        else to[at] = from[right++]
        if ((at & 63) !== 63) continue
        patience.spend(64)
        if (patience.slice.work <= 0) yield
      }
    }
    const sorted = to
    to = from
    from = sorted
  }
  return from
}
