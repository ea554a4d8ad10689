import { metricFailure } from './failure.ts'
import type { Network } from './network.ts'
import { ranges, type Work } from './work.ts'

/** The least number that a FLOAT holds with all of its digits; what is divided by a smaller one may be infinite. */
export const LEAST_DIVISOR = 2 ** -1022

/**
 * Looks at what the weights at each node add up to, by the number of the node.
 *
 * @param weight the property; undefined where each relationship counts 1: nothing is looked at
 * @param least the smallest sum above 0 that can be counted with
 * @throws CypherError `ProcedureCallFailed` with the first node whose sum is smaller, or more than a FLOAT holds
 */
export function* checkSums(
  { ids }: Network,
  sums: Float64Array,
  weight: string | undefined,
  least: number,
  work: Work,
): Generator<void, void, void> {
  if (weight === undefined) return
  yield* ranges(work, sums.length, (from, to) => {
    for (let node = from; node < to; node++) {
      const sum = sums[node]
      if (sum === 0 || (sum >= least && sum < Infinity)) continue
      const isLarge = sum === Infinity
      throw metricFailure(
        `The \`${weight}\` of the relationships of a node, whose id(n) is ${ids[node]}, adds up to ${isLarge ? 'more than a FLOAT holds' : `${sum}, too little to divide by`}.`,
        `${isLarge ? 'Divide' : 'Multiply'} all weights by the same number, as in SET r.part = r.weight ${isLarge ? '/ 1e10' : '* 1e100'}, or list other relationships, with the option \`relationships\`.`,
      )
    }
  })
}
