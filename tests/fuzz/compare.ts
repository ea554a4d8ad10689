import { describe, isPossible, same, type Shown } from './answers.ts'
import type { FuzzCase, Verdict } from './fuzzer.ts'
import { graphOf } from './reference/index.ts'

/** Answers may differ only where the language leaves open which it is: then the reference can give both. */
export function compare(
  { graph: drawing, query }: FuzzCase,
  first: Shown,
  others: readonly (readonly [string, Shown])[],
): Verdict {
  if (first.kind === 'refused') return { kind: 'refused', reason: first.message }
  for (const [how, other] of others) {
    if (same(first, other)) continue
    const data = graphOf(drawing)
    if (!isPossible(query, data, first) || !isPossible(query, data, other))
      return { kind: 'fails', problem: `at first ${describe(first)}\n${how}: ${describe(other)}` }
  }
  return { kind: 'holds', records: first.kind === 'records' ? first.records.length : 0 }
}
