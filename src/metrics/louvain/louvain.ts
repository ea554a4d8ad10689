import { countText } from '../../model/count-text.ts'
import { numberedGroups } from '../groups.ts'
import { allLinks } from '../links.ts'
import type { Metric } from '../metric.ts'
import type { Links, Network } from '../network.ts'
import { ranges, type Work } from '../work.ts'
import { closeGaps, freeLevel, type Level, levelOfGroups } from './level.ts'
import { moveNodes } from './move-nodes.ts'
import { structureOrder } from './structure-order.ts'

/** After so many rounds it is enough, whatever would still be gained. */
const MOST_ROUNDS = 10

/** Small graphs are divided so often, each time in another order, for the best of them: as often as they are gone through in so many steps. */
const MOST_TRIES = 10
const TRIED_STEPS = 100_000
/** Sums of fractions differ by less. */
const LEAST_BETTER = 1e-9

/**
 * Communities by modularity: nodes move until none gains, then groups are the nodes; and again from all nodes, until none moves any more;
 * the best of several divisions of a small graph.
 * Cost: nodes and relationships, times some tens of rounds. Source: Blondel, Guillaume, Lambiotte, Lefebvre 2008.
 */
export const louvain: Metric = {
  name: 'louvain',
  title: 'Louvain communities',
  description: 'Which nodes have more relationships with one another than chance would give.',
  value: { kind: 'group', column: 'community' },
  options: ['weight', 'resolution', 'seed'],
  direction: 'any',
  meaning: () =>
    'A community is a set of nodes with more relationships among them than chance would give (Louvain); community 1 is the largest. ' +
    'Other divisions may be as good: modularity says how clear this one is, 0 for not at all.',
  counting: ({ weight }) =>
    weight === undefined
      ? 'each of several relationships between the same nodes counts, and so does one from a node to itself'
      : `a relationship counts by its \`${weight}\`, also one from a node to itself`,
  *compute(network, { resolution, seed }, work) {
    const { size } = network
    const links = yield* allLinks({ ...network, weights: undefined }, 'both', work)
    const tries = Math.max(
      1,
      Math.min(MOST_TRIES, Math.floor(TRIED_STEPS / (1 + size + network.sources.length))),
    )
    let best = yield* divide(network, links, resolution, seed, [0, tries], work)
    for (let more = 1; more < tries; more++) {
      const other = yield* divide(network, links, resolution, seed + more, [more, tries], work)
      const isBetter = other.modularity > best.modularity + LEAST_BETTER
      work.free((isBetter ? best : other).marks)
      if (isBetter) best = other
    }
    const { groups, sizes, count } = yield* numberedGroups(best.marks, work)
    work.free(best.marks)
    const counted = countText(count, 'community', 'communities')
    const remark = `The part has ${counted}; modularity ${best.modularity.toFixed(4)}.`
    return { kind: 'group', groups, sizes, remark }
  },
}

interface Division {
  /** Which group each node is in, by numbers below the count of nodes. */
  readonly marks: Int32Array
  readonly modularity: number
}

/** One division, by the order of nodes that a seed decides. */
function* divide(
  network: Network,
  links: Links,
  resolution: number,
  seed: number,
  [attempt, attempts]: readonly [number, number],
  work: Work,
): Generator<void, Division, void> {
  const { size } = network
  const places = yield* structureOrder(size, links, seed, work)
  const all = yield* firstLevel(network, places, work)
  const groups = work.ints(size)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) groups[node] = node
  })
  if (all.total > 0)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      work.progress(attempt + round / MOST_ROUNDS, attempts)
      if (!(yield* improve(all, groups, resolution, work))) break
    }
  const modularity = yield* modularityOf(all, groups, resolution, work)
  freeLevel(all, work)
  const marks = work.ints(size)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) marks[node] = groups[places[node]]
  })
  work.free(groups, places)
  return { marks, modularity }
}

/** The network with its nodes in another order, and loops that count for both of their ends. */
function* firstLevel(network: Network, places: Int32Array, work: Work): Generator<void, Level, void> {
  const { size, weights } = network
  const moved = {
    ...network,
    sources: work.ints(network.sources.length),
    targets: work.ints(network.targets.length),
  }
  yield* ranges(work, network.sources.length, (from, to) => {
    for (let at = from; at < to; at++) {
      moved.sources[at] = places[network.sources[at]]
      moved.targets[at] = places[network.targets[at]]
    }
  })
  const links = yield* allLinks(moved, 'both', work)
  work.free(moved.sources, moved.targets)
  const counts = links.weights ?? work.floats(links.targets.length).fill(1)
  const strengths = work.floats(size)
  let total = 0
  // Whole numbers, most often, whose sum is the same in any order.
  yield* ranges(work, network.sources.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const weight = weights === undefined ? 1 : weights[at]
      strengths[places[network.sources[at]]] += weight
      strengths[places[network.targets[at]]] += weight
      total += 2 * weight
    }
  })
  let node = 0
  yield* ranges(work, links.targets.length, (from, to) => {
    for (let at = from; at < to; at++) {
      while (links.offsets[node + 1] <= at) node++
      if (links.targets[at] === node) counts[at] *= 2
    }
  })
  return { size, offsets: links.offsets, targets: links.targets, weights: counts, strengths, total }
}

/** Takes groups further, level after level, in place. Returns whether any node moved. */
function* improve(
  all: Level,
  groups: Int32Array,
  resolution: number,
  work: Work,
): Generator<void, boolean, void> {
  if (!(yield* moveNodes(all, groups, resolution, work))) return false
  let count = yield* closeGaps(groups, work)
  let level = all
  let members = groups
  while (count < level.size) {
    const next = yield* levelOfGroups(level, members, count, work)
    if (level !== all) {
      freeLevel(level, work)
      work.free(members)
    }
    level = next
    members = work.ints(count)
    yield* ranges(work, count, (from, to) => {
      for (let group = from; group < to; group++) members[group] = group
    })
    if (!(yield* moveNodes(level, members, resolution, work))) break
    count = yield* closeGaps(members, work)
    yield* ranges(work, groups.length, (from, to) => {
      for (let node = from; node < to; node++) groups[node] = members[groups[node]]
    })
  }
  if (level !== all) {
    freeLevel(level, work)
    work.free(members)
  }
  return true
}

/** Source: Newman and Girvan 2004, with a resolution by Reichardt and Bornholdt 2006. */
function* modularityOf(
  { size, offsets, targets, weights, strengths, total }: Level,
  groups: Int32Array,
  resolution: number,
  work: Work,
): Generator<void, number, void> {
  if (total === 0) return 0
  const sums = work.floats(size)
  let inside = 0
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) sums[groups[node]] += strengths[node]
  })
  let node = 0
  yield* ranges(work, targets.length, (from, to) => {
    for (let at = from; at < to; at++) {
      while (offsets[node + 1] <= at) node++
      if (groups[node] === groups[targets[at]]) inside += weights[at]
    }
  })
  let expected = 0
  yield* ranges(work, size, (from, to) => {
    for (let group = from; group < to; group++) expected += (sums[group] / total) ** 2
  })
  work.free(sums)
  return inside / total - resolution * expected
}
