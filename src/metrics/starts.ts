import { countText } from '../model/count-text.ts'
import { randomOf } from '../model/random.ts'
import { metricFailure } from './failure.ts'
import type { Settings } from './metric.ts'
import { ranges, type Work } from './work.ts'

/** Up to so many nodes a metric that looks from every node may be asked for without saying from how many. */
export const MOST_EXACT = 10_000

/**
 * The nodes from which a metric looks at all others: every one, or a sample that the seed decides, each node as likely as any other.
 *
 * @throws CypherError `ProcedureCallFailed` where there are more than `MOST_EXACT` nodes and no sample is given
 */
export function* startsOf(
  title: string,
  size: number,
  { sample, seed }: Settings,
  work: Work,
): Generator<void, Int32Array, void> {
  if (sample === undefined && size > MOST_EXACT)
    throw metricFailure(
      `${title} of ${countText(size, 'node')} would look from each of them at all others, which takes long beyond ${countText(MOST_EXACT, 'node')}.`,
      `Estimate it with \`sample: 500\`, or have all of them with \`sample: ${size}\` and a time limit that allows it.`,
    )
  const starts = work.ints(size)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) starts[node] = node
  })
  if (sample === undefined || sample >= size) return starts
  const random = randomOf(seed)
  yield* ranges(work, sample, (from, to) => {
    for (let at = from; at < to; at++) {
      const other = at + Math.floor(random() * (size - at))
      ;[starts[at], starts[other]] = [starts[other], starts[at]]
    }
  })
  return starts.subarray(0, sample)
}

/** Says of a sample that it is one; '' where all nodes were looked from. */
export function sampleRemark(starts: number, size: number, { seed }: Settings): string {
  if (starts === size) return ''
  return `It is an estimate: paths were looked for from ${countText(starts, 'node')} of ${size.toLocaleString('en')}, taken at random by the seed ${seed}.`
}
