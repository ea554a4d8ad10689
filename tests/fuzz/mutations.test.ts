import { expect, test } from 'vitest'
import { randomOf } from '../helpers/random.ts'
import { mutate } from './generate/mutate.ts'
import { MutatedQuery } from './generate/mutated-query.ts'
import { queryCorpus } from './generate/query-corpus.ts'
import type { Fuzzer } from './fuzzer.ts'
import { mutations } from './oracles/mutations.ts'
import { runFuzzer } from './run-fuzzer.ts'

test('the mutations of a seed are always the same, and change the query', () => {
  const corpus = queryCorpus()
  const mutated = (seed: number): readonly string[] => {
    const random = randomOf(seed)
    return Array.from({ length: 100 }, () => mutate('MATCH (n) RETURN n.a + 1', corpus, random))
  }
  expect(mutated(7)).toEqual(mutated(7))
  expect(new Set(mutated(7)).size).toBeGreaterThan(50)
})

test.each([
  ['RETURN 1', { kind: 'holds', records: 1 }],
  ['RETURN 1 AS a, 1 AS a', { kind: 'refused', reason: 'ColumnNameConflict' }],
  ['RETURN 1 / 0', { kind: 'refused', reason: 'DivisionByZero' }],
  ['RETURN $nothing', { kind: 'refused', reason: 'MissingParameter' }],
])('%s', (query, verdict) => {
  expect(mutations.check({ query })).toEqual(verdict)
})

test('a failure is shrunk to the tokens that it needs, which may grow together', () => {
  const broken: Fuzzer = {
    name: 'broken',
    law: 'No query has RETURN and a comma.',
    cases: new MutatedQuery(),
    check: ({ query }) => (/RETURN.*,/s.test(query) ? { kind: 'fails', problem: 'both' } : { kind: 'holds' }),
  }
  // The comma may be all that is in a text.
  expect(runFuzzer(broken, 1_000, 1).failure?.tried['query']).toMatch(/^RETURN(?:\w*,|',')$/)
})
