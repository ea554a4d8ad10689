import { BreadthFirst } from './breadth-first.ts'
import { simpleLinks } from './links.ts'
import type { Metric } from './metric.ts'
import { sampleRemark, startsOf } from './starts.ts'
import { ranges } from './work.ts'

/**
 * How near a node is to those that can reach it, by a search from every node, breadth first.
 * Cost: nodes times nodes and links, or the sample times them. Source: Wasserman and Faust 1994, 5.2.2, for several components.
 */
export const closeness: Metric = {
  name: 'closeness',
  title: 'Closeness',
  description: 'How few steps the other nodes need to reach a node.',
  value: { kind: 'score', column: 'score', type: 'float' },
  options: ['direction', 'sample', 'seed'],
  direction: 'both',
  meaning: () =>
    'Closeness is the share of the other nodes that can reach a node, divided by the mean number of steps that those need: 1 where every ' +
    'other node is one step away, 0 where none can reach it.',
  counting: () =>
    'several relationships between the same nodes count as one, and one from a node to itself does not count',
  *compute(network, settings, work) {
    const { size } = network
    const links = yield* simpleLinks(network, settings.direction, work)
    const starts = yield* startsOf('Closeness', size, settings, work)
    const search = new BreadthFirst(links, size, work)
    const { steps, queue } = search
    const reached = work.ints(size)
    const sums = work.floats(size)
    const asked = work.bytes(size)
    const count = (from: number, to: number): void => {
      for (let place = from; place < to; place++) {
        const node = queue[place]
        if (place > 0) reached[node]++
        sums[node] += steps[node]
        steps[node] = -1
      }
    }
    for (let number = 0; number < starts.length; number++) {
      work.progress(number, starts.length)
      const start = starts[number]
      asked[start] = 1
      yield* search.from(start)
      yield* ranges(work, search.found, count)
    }
    yield* ranges(work, size, (from, to) => {
      for (let node = from; node < to; node++) {
        if (reached[node] === 0) continue
        const others = starts.length - asked[node]
        sums[node] = (reached[node] / others) * (reached[node] / sums[node])
      }
    })
    work.free(reached)
    search.free()
    return { kind: 'score', scores: sums, whole: false, remark: sampleRemark(starts.length, size, settings) }
  },
}
