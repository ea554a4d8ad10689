import { graph } from '../../helpers/graph.ts'
import { answerOf, ask, describe, isPossible, same } from '../answers.ts'
import type { Fuzzer } from '../fuzzer.ts'
import { drawn } from '../generate/choices.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomQuery } from '../generate/random-query.ts'
import { graphOf } from '../reference/index.ts'

/** The engine against a naive interpreter of the same syntax tree. */
export const reference: Fuzzer = {
  name: 'reference',
  law: 'A query gives what trying every assignment gives.',
  cases: drawn((choices) => ({ graph: randomGraph(choices), query: randomQuery(choices) })),
  check({ graph: drawing, query }) {
    const data = graphOf(drawing)
    const expected = answerOf(query, data)
    const given = ask(graph(drawing.replace(/^CREATE /, '')), query)
    if (given.kind === 'refused') return { kind: 'refused', reason: given.message }
    if (same(given, expected) || isPossible(query, data, given))
      return { kind: 'holds', records: given.kind === 'records' ? given.records.length : 0 }
    return { kind: 'fails', problem: `expected ${describe(expected)}\n     got ${describe(given)}` }
  },
}
