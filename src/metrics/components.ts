import { countText } from '../model/count-text.ts'
import { numberedGroups } from './groups.ts'
import type { Metric } from './metric.ts'
import { ranges } from './work.ts'

/** What is connected with what, by sets that are joined. Cost: nearly linear. Source: Tarjan 1975; Tarjan and van Leeuwen 1984, halving. */
export const components: Metric = {
  name: 'components',
  title: 'Connected components',
  description: 'Which nodes are connected with one another, by any path.',
  value: { kind: 'group', column: 'component' },
  options: [],
  direction: 'any',
  meaning: () =>
    'A component is a set of nodes that are connected with one another by relationships of either direction, and with no other node; ' +
    'component 1 is the largest.',
  counting: () => 'how many relationships join two nodes makes no difference',
  *compute({ size, sources, targets }, _, work) {
    const above = work.ints(size)
    yield* ranges(work, size, (from, to) => {
      for (let node = from; node < to; node++) above[node] = node
    })
    const topOf = (node: number): number => {
      while (above[node] !== node) node = above[node] = above[above[node]]
      return node
    }
    yield* ranges(work, sources.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const [one, other] = [topOf(sources[at]), topOf(targets[at])]
        // The smaller number stays above, whatever the order of the relationships.
        if (one < other) above[other] = one
        else above[one] = other
      }
    })
    yield* ranges(work, size, (from, to) => {
      for (let node = from; node < to; node++) above[node] = topOf(node)
    })
    const { groups, sizes, count } = yield* numberedGroups(above, work)
    const remark = `The part has ${countText(count, 'component')}.`
    return { kind: 'group', groups, sizes, remark }
  },
}
