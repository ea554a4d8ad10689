import { checkSums } from './check-sums.ts'
import type { Metric } from './metric.ts'
import { ranges } from './work.ts'

/** How many relationships a node has. Cost: linear. */
export const degree: Metric = {
  name: 'degree',
  title: 'Degree',
  description: 'How many relationships a node has.',
  value: { kind: 'score', column: 'score', type: 'number' },
  options: ['direction', 'weight'],
  direction: 'both',
  meaning({ direction, weight }) {
    const ends = { out: 'that begin at it', in: 'that end at it', both: 'that it has' }[direction]
    return weight === undefined
      ? `The degree of a node is the number of relationships ${ends}.`
      : `The degree of a node is the sum of \`${weight}\` over the relationships ${ends}.`
  },
  counting: ({ direction }) =>
    `each of several relationships between the same nodes counts, and one from a node to itself counts ${direction === 'both' ? 'twice' : 'once'}`,
  *compute(network, { direction, weight }, work) {
    const { size, sources, targets, weights } = network
    const scores = work.floats(size)
    const add = (ends: Int32Array) => (from: number, to: number) => {
      if (weights === undefined) for (let at = from; at < to; at++) scores[ends[at]]++
      else for (let at = from; at < to; at++) scores[ends[at]] += weights[at]
    }
    if (direction !== 'in') yield* ranges(work, sources.length, add(sources))
    if (direction !== 'out') yield* ranges(work, targets.length, add(targets))
    yield* checkSums(network, scores, weight, 0, work)
    return { kind: 'score', scores, whole: weights === undefined, remark: '' }
  },
}
