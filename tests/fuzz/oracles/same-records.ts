import type fc from 'fast-check'
import { graph } from '../../helpers/graph.ts'
import { ask, describe, same, type Shown } from '../answers.ts'
import type { FuzzCase, Fuzzer } from '../fuzzer.ts'

/** The pattern of the CREATE that a case names `graph`. */
export function drawingOf(tried: FuzzCase): string {
  return tried['graph'].replace(/^CREATE /, '')
}

/** A law of two queries, `one` and `other`, that must give the same records. */
export function sameRecords(name: string, law: string, cases: fc.Arbitrary<FuzzCase>): Fuzzer {
  return {
    name,
    law,
    cases,
    check(tried) {
      const database = graph(drawingOf(tried))
      const [one, other] = [ask(database, tried['one']), ask(database, tried['other'])]
      if (one.kind === 'refused') return { kind: 'refused', reason: one.message }
      if (other.kind === 'refused') return { kind: 'refused', reason: other.message }
      if (same(one, other)) return { kind: 'holds', records: countTelling(one) }
      return { kind: 'fails', problem: `one gives   ${describe(one)}\nother gives ${describe(other)}` }
    },
  }
}

/** Records that say more than that there is nothing. */
function countTelling(answer: Shown): number {
  if (answer.kind !== 'records') return 0
  return answer.records.filter((record) => record !== '0' && record !== 'false').length
}
