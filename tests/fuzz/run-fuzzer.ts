import fc from 'fast-check'
import type { FuzzCase, Fuzzer, Verdict } from './fuzzer.ts'
import { TooLarge } from './reference/index.ts'
import { type Reach, takeReach } from './reached.ts'

/** What a run of one fuzzer came to. */
export interface Run extends Reach {
  readonly fuzzer: string
  readonly runs: number
  readonly holds: number
  /** Of those that hold, how many had records. */
  readonly nonEmpty: number
  readonly refused: number
  readonly undecided: number
  /** The smallest case that shrinking has found. */
  readonly failure: { readonly tried: FuzzCase; readonly problem: string } | undefined
}

/** The verdict on a case: undecided where it is too large, and an error that is thrown is a failure too. */
export function verdictOf(fuzzer: Fuzzer, tried: FuzzCase): Verdict {
  try {
    return fuzzer.check(tried)
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'undecided', reason: error.message }
    return { kind: 'fails', problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** How many smaller cases are tried after a failure: enough to be read, and soon there. */
const SHRINKS = 600

/** Tries `runs` cases, the same for the same seed; stops at the first failure and shrinks it. */
export function runFuzzer(fuzzer: Fuzzer, runs: number, seed: number): Run {
  const counted = { holds: 0, nonEmpty: 0, refused: 0, undecided: 0, texts: 0, reached: 0 }
  let failure: Run['failure']
  let shrinks = 0
  const property = fc.property(fuzzer.cases, (tried) => {
    if (failure !== undefined && shrinks++ >= SHRINKS) return true
    const verdict = verdictOf(fuzzer, tried)
    const { texts, reached } = takeReach()
    if (verdict.kind === 'fails') {
      failure = { tried, problem: verdict.problem }
      return false
    }
    // What is tried while shrinking is no sample of the generator.
    if (failure === undefined) {
      counted[verdict.kind]++
      counted.texts += texts
      counted.reached += reached
      if (verdict.kind === 'holds' && (verdict.records ?? 0) > 0) counted.nonEmpty++
    }
    return true
  })
  const details = fc.check(property, { numRuns: runs, seed, endOnFailure: false })
  return { fuzzer: fuzzer.name, runs: details.numRuns, ...counted, failure }
}

/** One line about a run. */
export function summary({ fuzzer, runs, nonEmpty, refused, undecided, texts, reached }: Run): string {
  const outcome = `${nonEmpty} with records, ${refused} refused, ${undecided} undecided`
  return `${fuzzer}: ${runs} cases, ${outcome}; ${reached} of ${texts} texts reached the executor`
}
