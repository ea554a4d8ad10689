import { mergeSort } from '../../model/merge-sort.ts'
import { mixed } from '../../model/random.ts'
import type { Links } from '../network.ts'
import { ranges, slices, type Work } from '../work.ts'

/** So many steps around a node decide its place. */
const ROUNDS = 3

/**
 * An order of nodes by what is around them, which looks as if it were at random and does not depend on the order in which nodes and
 * relationships were made, but for nodes with the same around them, which are in that of their numbers. The seed decides which order it
 * is. Cost: linear, and n log n in nodes. Source: Weisfeiler and Leman 1968.
 *
 * @returns the place of each node
 */
export function* structureOrder(
  size: number,
  { offsets, targets }: Links,
  seed: number,
  work: Work,
): Generator<void, Int32Array, void> {
  let colours = work.ints(size)
  let next = work.ints(size)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) colours[node] = mixed(seed + offsets[node + 1] - offsets[node])
  })
  for (let round = 0; round < ROUNDS; round++) {
    let [node, at, sum] = [0, 0, 0]
    yield* slices(work, (most) => {
      let left = most
      while (node < size && left > 0) {
        const stop = offsets[node + 1]
        const end = Math.min(stop, at + left)
        left -= 1 + end - at
        // A sum is the same in any order.
        for (; at < end; at++) sum = (sum + mixed(colours[targets[at]])) | 0
        if (at < stop) break
        next[node] = mixed(Math.imul(colours[node], 31) + sum)
        node++
        sum = 0
      }
      return node === size ? Math.max(1, left) : 0
    })
    ;[colours, next] = [next, colours]
  }
  work.hold(8 * size)
  const order = yield* mergeSort(size, (one, other) => colours[one] - colours[other], work.patience)
  const places = work.ints(size)
  yield* ranges(work, size, (from, to) => {
    for (let place = from; place < to; place++) places[order[place]] = place
  })
  work.hold(-8 * size)
  work.free(colours, next)
  return places
}
