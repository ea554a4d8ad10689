import { graph } from '../../helpers/graph.ts'
import { answerOf, ask, describe, isPossible, same } from '../answers.ts'
import type { Fuzzer, Verdict } from '../fuzzer.ts'
import { drawn } from '../generate/choices.ts'
import { randomGraph } from '../generate/random-graph.ts'
import { randomQuery } from '../generate/random-query.ts'
import { graphOf, TooLarge } from '../reference/index.ts'

/** The engine against a naive interpreter of the same syntax tree. */
export const reference: Fuzzer = {
  name: 'reference',
  law: 'A query gives what trying every assignment gives.',
  cases: drawn((choices) => ({ graph: randomGraph(choices), query: randomQuery(choices) })),
  check({ graph: drawing, query }) {
    return undecidedWhereLarge(() => {
      const data = graphOf(drawing)
      const expected = answerOf(query, data)
      const given = ask(graph(drawing.replace(/^CREATE /, '')), query)
      if (given.kind === 'refused') return { kind: 'refused', reason: given.message }
      if (same(given, expected) || isPossible(query, data, given))
        return { kind: 'holds', records: given.kind === 'records' ? given.records.length : 0 }
      return { kind: 'fails', problem: `expected ${describe(expected)}\n     got ${describe(given)}` }
    })
  },
}

/** The verdict, or undecided where the reference gives up. */
export function undecidedWhereLarge(check: () => Verdict): Verdict {
  try {
    return check()
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'undecided', reason: error.message }
    throw error
  }
}
