import { simpleLinks } from './links.ts'
import type { Metric } from './metric.ts'
import { ranges, slices } from './work.ts'

/** How deep in the densest parts a node is. Cost: linear. Source: Batagelj and Zaversnik 2003. */
export const kCore: Metric = {
  name: 'kCore',
  title: 'k-core',
  description: 'How many neighbours all nodes have in the densest part that a node belongs to.',
  value: { kind: 'score', column: 'core', type: 'integer' },
  options: [],
  direction: 'any',
  meaning: () =>
    'The core of a node is the largest number k for which it belongs to a part of the graph where every node has at least k ' +
    'neighbours in that part.',
  counting: () =>
    'several relationships between the same nodes make one neighbour, and one from a node to itself does not count',
  *compute(network, _, work) {
    const { size } = network
    const { offsets, targets } = yield* simpleLinks(network, 'both', work)
    const cores = work.ints(size)
    /** Where the nodes of each degree begin in `order`, which has them by what is left of their degrees. */
    const begins = work.ints(size + 1)
    yield* ranges(work, size, (from, to) => {
      for (let node = from; node < to; node++) {
        cores[node] = offsets[node + 1] - offsets[node]
        begins[cores[node] + 1]++
      }
    })
    yield* ranges(work, size, (from, to) => {
      for (let degree = from; degree < to; degree++) begins[degree + 1] += begins[degree]
    })
    const order = work.ints(size)
    const places = work.ints(size)
    const next = work.ints(size)
    next.set(begins.subarray(0, size))
    yield* ranges(work, size, (from, to) => {
      for (let node = from; node < to; node++) {
        places[node] = next[cores[node]]++
        order[places[node]] = node
      }
    })
    let first = 0
    let at = size === 0 ? 0 : offsets[order[0]]
    yield* slices(work, (most) => {
      let left = most
      while (first < size && left > 0) {
        const node = order[first]
        const core = cores[node]
        const end = Math.min(offsets[node + 1], at + left)
        left -= 1 + end - at
        for (; at < end; at++) {
          const neighbour = targets[at]
          const degree = cores[neighbour]
          if (degree <= core) continue
          // The first of those with its degree takes its place, and the next degree begins there.
          const place = places[neighbour]
          const begin = begins[degree]
          const other = order[begin]
          order[place] = other
          places[other] = place
          order[begin] = neighbour
          places[neighbour] = begin
          begins[degree] = begin + 1
          cores[neighbour] = degree - 1
        }
        if (at < offsets[node + 1]) break
        if (++first < size) at = offsets[order[first]]
      }
      return first === size ? Math.max(1, left) : 0
    })
    work.free(begins, order, places, next)
    return { kind: 'score', scores: cores, whole: true, remark: '' }
  },
}
