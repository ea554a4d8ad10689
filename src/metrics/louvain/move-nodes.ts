import { ranges, slices, type Work } from '../work.ts'
import type { Level } from './level.ts'

/** A gain counts where it is more than this share of a node's strength: sums of fractions differ by less. */
const LEAST_GAIN = 1e-10

/**
 * Moves each node to that group of a neighbour's which gains most, and again those whose neighbours have moved, until none gains.
 * Nodes are taken by their numbers, and of groups that gain as much the one with the smaller number, so that the order of links makes no
 * difference.
 *
 * @param groups which group each node is in, by numbers below the count of nodes; changed in place
 * @returns whether any moved. Source: Blondel and others 2008; the queue is that of Traag, Waltman, van Eck 2019
 */
export function* moveNodes(
  { size, offsets, targets, weights, strengths, total }: Level,
  groups: Int32Array,
  resolution: number,
  work: Work,
): Generator<void, boolean, void> {
  const sums = work.floats(size)
  const queue = work.ints(size)
  const isWaiting = work.bytes(size).fill(1)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) {
      queue[node] = node
      sums[groups[node]] += strengths[node]
    }
  })
  /** What a node's links to each group count, and which groups have any. */
  const shared = work.floats(size)
  const found = work.ints(size + 1)
  let [head, waiting] = [0, size]
  let moved = false
  let phase: 'gather' | 'choose' | 'tell' = 'gather'
  let at = size === 0 ? 0 : offsets[queue[0]]
  let [count, place, best, gain] = [0, 0, 0, 0]
  yield* slices(work, (most) => {
    let left = most
    while (waiting > 0 && left > 0) {
      const node = queue[head]
      const own = groups[node]
      const strength = strengths[node]
      const stop = offsets[node + 1]
      const expected = (resolution * strength) / total
      if (phase === 'gather') {
        if (count === 0) found[count++] = own
        const end = Math.min(stop, at + left)
        left -= 1 + end - at
        for (; at < end; at++) {
          if (targets[at] === node || weights[at] === 0) continue
          const group = groups[targets[at]]
          if (group !== own && shared[group] === 0) found[count++] = group
          shared[group] += weights[at]
        }
        if (at < stop) break
        sums[own] -= strength
        best = own
        gain = shared[own] - expected * sums[own]
        place = 0
        phase = 'choose'
      }
      if (phase === 'choose') {
        const least = LEAST_GAIN * strength
        const end = Math.min(count, place + Math.max(1, left))
        left -= end - place
        for (; place < end; place++) {
          const group = found[place]
          const other = shared[group] - expected * sums[group]
          shared[group] = 0
          if (other > gain + least || (best !== own && group < best && other > gain - least)) {
            gain = Math.max(gain, other)
            best = group
          }
        }
        if (place < count) break
        count = 0
        sums[best] += strength
        at = best === own ? stop : offsets[node]
        phase = 'tell'
      }
      // Neighbours in other groups may want to follow.
      const end = Math.min(stop, at + Math.max(1, left))
      left -= end - at
      for (; at < end; at++) {
        const target = targets[at]
        if (isWaiting[target] === 1 || groups[target] === best) continue
        isWaiting[target] = 1
        queue[(head + waiting++) % size] = target
      }
      if (at < stop) break
      moved ||= best !== own
      groups[node] = best
      isWaiting[node] = 0
      head = (head + 1) % size
      waiting--
      phase = 'gather'
      at = offsets[queue[head]]
    }
    return waiting === 0 ? Math.max(1, left) : 0
  })
  work.free(sums, queue, isWaiting, shared, found)
  return moved
}
