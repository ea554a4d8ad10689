import { mergeSort } from '../model/merge-sort.ts'
import { ranges, type Work } from './work.ts'

/**
 * Gives groups numbers from 1: the largest first, those of one size by their first nodes.
 *
 * @param marks which group each node is in, by any numbers from 0 to below the count of nodes
 * @returns the group of each node; the size of each group, by its number; how many there are. Cost: n log n in groups
 */
export function* numberedGroups(
  marks: Int32Array,
  work: Work,
): Generator<
  void,
  { readonly groups: Int32Array; readonly sizes: Int32Array; readonly count: number },
  void
> {
  const counts = work.ints(marks.length)
  const found = work.ints(marks.length)
  let count = 0
  yield* ranges(work, marks.length, (from, to) => {
    for (let node = from; node < to; node++) if (counts[marks[node]]++ === 0) found[count++] = marks[node]
  })
  work.hold(8 * count)
  const order = yield* mergeSort(
    count,
    (one, other) => counts[found[other]] - counts[found[one]],
    work.patience,
  )
  const sizes = work.ints(count + 1)
  const numbers = work.ints(marks.length)
  yield* ranges(work, count, (from, to) => {
    for (let at = from; at < to; at++) {
      const mark = found[order[at]]
      numbers[mark] = at + 1
      sizes[at + 1] = counts[mark]
    }
  })
  const groups = work.ints(marks.length)
  yield* ranges(work, marks.length, (from, to) => {
    for (let node = from; node < to; node++) groups[node] = numbers[marks[node]]
  })
  work.hold(-8 * count)
  work.free(counts, found, numbers)
  return { groups, sizes, count }
}
