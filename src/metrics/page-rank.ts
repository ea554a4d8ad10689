import { countText } from '../model/count-text.ts'
import { checkSums, LEAST_DIVISOR } from './check-sums.ts'
import { allLinks } from './links.ts'
import type { Metric } from './metric.ts'
import type { Direction } from './network.ts'
import { ranges, slices } from './work.ts'

const opposite: { readonly [direction in Direction]: Direction } = { out: 'in', in: 'out', both: 'both' }

/**
 * Where a walk along relationships is found, by power iteration. A node that leads nowhere leads to all alike.
 * Cost: nodes and relationships, times iterations. Source: Page, Brin, Motwani, Winograd 1999.
 */
export const pageRank: Metric = {
  name: 'pageRank',
  title: 'PageRank',
  description: 'How often a walk along relationships comes by a node.',
  value: { kind: 'score', column: 'score', type: 'float' },
  options: ['direction', 'weight', 'damping', 'tolerance', 'iterations'],
  direction: 'out',
  meaning({ damping, direction }) {
    const along = {
      out: 'along relationships',
      in: 'against relationships',
      both: 'along relationships either way',
    }
    return (
      `PageRank is the share of its steps that a walk at random ${along[direction]} spends at a node, where it goes on with ` +
      `probability ${damping} and begins again at any node otherwise: all scores add up to 1, and a node scores high where ` +
      'nodes that score high lead to it.'
    )
  },
  counting: ({ weight }) =>
    weight === undefined
      ? 'each of several relationships between the same nodes counts, and so does one from a node to itself'
      : `a relationship is taken in proportion to its \`${weight}\`, also one from a node to itself`,
  *compute(network, { direction, weight, damping, tolerance, iterations }, work) {
    const { size } = network
    // Each node asks those that lead to it, so that its score is one sum.
    const { offsets, targets: before, weights } = yield* allLinks(network, opposite[direction], work)
    const leaving = work.floats(size)
    yield* ranges(work, before.length, (from, to) => {
      for (let at = from; at < to; at++) leaving[before[at]] += weights === undefined ? 1 : weights[at]
    })
    yield* checkSums(network, leaving, weight, LEAST_DIVISOR, work)
    let scores = work.floats(size).fill(1 / size)
    let next = work.floats(size)
    const shares = work.floats(size)
    let dangling = 0
    const share = (from: number, to: number): void => {
      const own = scores
      let sum = 0
      for (let node = from; node < to; node++) {
        if (leaving[node] > 0) shares[node] = (damping * own[node]) / leaving[node]
        else sum += own[node]
      }
      dangling += sum
    }
    let [node, at, sum, base, change] = [0, 0, 0, 0, size === 0 ? 0 : Infinity]
    const ask = (most: number): number => {
      const were = scores
      const are = next
      let left = most
      let current = node
      let place = at
      let score = sum
      let differing = 0
      while (current < size && left > 0) {
        const last = offsets[current + 1]
        const end = Math.min(last, place + left)
        left -= 1 + end - place
        if (weights === undefined) for (; place < end; place++) score += shares[before[place]]
        else for (; place < end; place++) score += shares[before[place]] * weights[place]
        if (place < last) break
        differing += Math.abs(score - were[current])
        are[current++] = score
        score = base
      }
      node = current
      at = place
      sum = score
      change += differing
      return current === size ? Math.max(1, left) : 0
    }
    let rounds = 0
    for (; rounds < iterations && change > tolerance; rounds++) {
      work.progress(rounds, iterations)
      dangling = 0
      yield* ranges(work, size, share)
      base = (1 - damping + damping * dangling) / size
      node = 0
      at = 0
      sum = base
      change = 0
      yield* slices(work, ask)
      const last = scores
      scores = next
      next = last
    }
    const remark =
      change > tolerance
        ? `After ${countText(rounds, 'iteration')} the scores still changed by ${change.toPrecision(2)} in all, more than the tolerance of ${tolerance}: raise \`iterations\`.`
        : `The scores changed by no more than ${tolerance} in all after ${countText(rounds, 'iteration')}.`
    return { kind: 'score', scores, whole: false, remark: size === 0 ? '' : remark }
  },
}
