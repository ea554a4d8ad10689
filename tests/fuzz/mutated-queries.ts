import { expect, test } from 'vitest'
import { failureOf } from './failure-of.ts'
import { mutations } from './oracles/mutations.ts'
import { runFuzzer, summary } from './run-fuzzer.ts'

/** Half of the 100,000 mutated queries: two files run at the same time. */
const COUNT = 50_000
/** Between two of them the runner is told that the test is alive. */
const CHUNK = 5_000

/** Runs mutated queries, the same for the same seed. */
export function testMutations(seed: number): void {
  const chunks = Array.from({ length: COUNT / CHUNK }, (_, at) => seed + at)
  let total = 0
  let results = 0

  test.each(chunks)(`${mutations.law} Seed %d`, { timeout: 240_000 }, (from) => {
    const run = runFuzzer(mutations, CHUNK, from)
    total += run.runs
    results += run.holds
    expect(failureOf(run), summary(run)).toBe('')
  })

  test('fifty thousand are tried, and the mutations do not only make nonsense', () => {
    process.stdout.write(`${total} mutated queries from seed ${seed} on, ${results} of them with a result\n`)
    expect(total).toBe(COUNT)
    expect(results).toBeGreaterThan(COUNT / 20)
  })
}
