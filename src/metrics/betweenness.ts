import { BreadthFirst } from './breadth-first.ts'
import { metricFailure } from './failure.ts'
import { simpleLinks } from './links.ts'
import type { Metric } from './metric.ts'
import { sampleRemark, startsOf } from './starts.ts'
import { ranges, slices } from './work.ts'

/**
 * How many shortest paths pass through a node. Cost: nodes times nodes and links, or the sample times them.
 * Source: Brandes 2001; Brandes and Pich 2007 for samples.
 */
export const betweenness: Metric = {
  name: 'betweenness',
  title: 'Betweenness',
  description: 'How many of the shortest paths between others pass through a node.',
  value: { kind: 'score', column: 'score', type: 'float' },
  options: ['direction', 'normalized', 'sample', 'seed'],
  direction: 'both',
  meaning: ({ normalized }) =>
    normalized
      ? 'Betweenness is the mean share of the shortest paths between two other nodes that pass through a node, over all pairs of ' +
        'others: 0 where none does, 1 where all do.'
      : 'Betweenness is the number of pairs of other nodes whose shortest paths pass through a node; a pair with several such paths ' +
        'counts by the share of them that do.',
  counting: () =>
    'several relationships between the same nodes count as one, and one from a node to itself does not count',
  *compute(network, settings, work) {
    const { size } = network
    const { direction, normalized } = settings
    const links = yield* simpleLinks(network, direction, work)
    const { offsets, targets } = links
    const starts = yield* startsOf('Betweenness', size, settings, work)
    const scores = work.floats(size)
    const paths = work.floats(size)
    const search = new BreadthFirst(links, size, work, paths)
    const { steps, queue } = search
    const passing = work.floats(size)
    /** What a node hands back for each path to it. */
    const shares = work.floats(size)
    let at = 0
    let back = 0
    /** Goes back, farthest first: what passes through a node is known once that of the nodes after it is. */
    const gather = (most: number): number => {
      let left = most
      let place = at
      while (back > 0 && left > 0) {
        const node = queue[back]
        const stop = offsets[node + 1]
        const end = Math.min(stop, place + left)
        left -= 1 + end - place
        const further = steps[node] + 1
        let sum = 0
        for (; place < end; place++) {
          const target = targets[place]
          if (steps[target] === further) sum += shares[target]
        }
        passing[node] += paths[node] * sum
        if (place < stop) break
        scores[node] += passing[node]
        shares[node] = (1 + passing[node]) / paths[node]
        place = offsets[queue[--back]]
      }
      at = place
      return back === 0 ? Math.max(1, left) : 0
    }
    const forget = (from: number, to: number): void => {
      for (let place = from; place < to; place++) {
        steps[queue[place]] = -1
        passing[queue[place]] = 0
      }
    }
    for (let number = 0; number < starts.length; number++) {
      work.progress(number, starts.length)
      yield* search.from(starts[number])
      back = search.found - 1
      at = offsets[queue[back]]
      yield* slices(work, gather)
      yield* ranges(work, search.found, forget)
    }
    const pairs = normalized ? (size - 1) * (size - 2) : direction === 'both' ? 2 : 1
    const factor = size < 3 ? 0 : size / starts.length / pairs
    yield* ranges(work, size, (from, to) => {
      for (let node = from; node < to; node++) {
        if (!Number.isFinite(scores[node])) throw tooManyPaths()
        scores[node] *= factor
      }
    })
    work.free(paths, passing, shares)
    search.free()
    return { kind: 'score', scores, whole: false, remark: sampleRemark(starts.length, size, settings) }
  },
}

function tooManyPaths(): Error {
  return metricFailure(
    'Two of the nodes have more shortest paths between them than a FLOAT can count.',
    'Ask for a part of the graph.',
  )
}
