import { rewrites as allRewrites } from '../../../src/cypher/planner/rewrites/index.ts'
import { graph } from '../../helpers/graph.ts'
import { ask } from '../answers.ts'
import { compare } from '../compare.ts'
import type { Fuzzer } from '../fuzzer.ts'
import { drawn } from '../generate/choices.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomQuery } from '../generate/random-query.ts'
import { drawingOf } from './same-records.ts'

/** A query planned with all rewrites, without each, and without any. */
export const rewrites: Fuzzer = {
  name: 'rewrites',
  law: 'A query gives the same whichever rewrites are switched off.',
  cases: drawn((choices) => ({ graph: randomGraph(choices), query: randomQuery(choices) })),
  check(tried) {
    const database = graph(drawingOf(tried))
    const names = allRewrites.map(({ name }) => name)
    const others = [...names.map((name) => [name]), names].map(
      (off) =>
        [`without ${off.join(', ')}`, ask(database, tried['query'], { withoutRewrites: off })] as const,
    )
    return compare(tried, ask(database, tried['query']), others)
  },
}
