import type { Direction, Links, Network } from './network.ts'
import { ranges, slices, type Work } from './work.ts'

/**
 * A link for each relationship, for `both` one from each of its ends; a loop is one link. The same network has the same links in the
 * same order. Cost: linear.
 */
export function* allLinks(
  { size, sources, targets, weights }: Network,
  direction: Direction,
  work: Work,
): Generator<void, Links, void> {
  const count = sources.length
  const offsets = work.ints(size + 1)
  const from = direction === 'in' ? targets : sources
  const to = direction === 'in' ? sources : targets
  const isBoth = direction === 'both'
  yield* ranges(work, count, (first, end) => {
    for (let at = first; at < end; at++) {
      offsets[from[at] + 1]++
      if (isBoth && from[at] !== to[at]) offsets[to[at] + 1]++
    }
  })
  yield* ranges(work, size, (first, end) => {
    for (let node = first; node < end; node++) offsets[node + 1] += offsets[node]
  })
  const found = work.ints(offsets[size])
  const counts = weights && work.floats(offsets[size])
  const next = work.ints(size)
  next.set(offsets.subarray(0, size))
  const add = (node: number, neighbour: number, at: number): void => {
    const place = next[node]++
    found[place] = neighbour
    if (counts !== undefined && weights !== undefined) counts[place] = weights[at]
  }
  yield* ranges(work, count, (first, end) => {
    for (let at = first; at < end; at++) {
      add(from[at], to[at], at)
      if (isBoth && from[at] !== to[at]) add(to[at], from[at], at)
    }
  })
  work.free(next)
  return { offsets, targets: found, weights: counts }
}

/** One link from each node to each other that it is joined to, without loops and weights. Cost: linear. */
export function* simpleLinks(
  network: Network,
  direction: Direction,
  work: Work,
): Generator<void, Links, void> {
  const { size } = network
  const { offsets: every, targets } = yield* allLinks({ ...network, weights: undefined }, direction, work)
  const offsets = work.ints(size + 1)
  const marks = work.ints(size)
  let [node, at, kept] = [0, 0, 0]
  yield* slices(work, (most) => {
    let left = most
    while (node < size && left > 0) {
      const end = Math.min(every[node + 1], at + left)
      left -= 1 + end - at
      for (; at < end; at++) {
        const target = targets[at]
        if (target === node || marks[target] === node + 1) continue
        marks[target] = node + 1
        targets[kept++] = target
      }
      if (at === every[node + 1]) offsets[++node] = kept
    }
    return node === size ? Math.max(1, left) : 0
  })
  work.free(marks, every)
  return { offsets, targets: targets.subarray(0, kept), weights: undefined }
}
