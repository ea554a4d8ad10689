import type { Fuzzer } from './fuzzer.ts'
import { constraints } from './oracles/constraints.ts'
import { counts } from './oracles/counts.ts'
import { index } from './oracles/indexes.ts'
import { limits } from './oracles/limits.ts'
import { mutations } from './oracles/mutations.ts'
import { partition } from './oracles/partition.ts'
import { rewrites } from './oracles/plans.ts'
import { reference } from './oracles/reference.ts'
import { reversal } from './oracles/reversal.ts'
import { slices } from './oracles/slices.ts'
import { walks } from './oracles/walks.ts'
import { writes } from './oracles/writes.ts'

/** The fuzzers whose cases are sound, for what the engine answers; in the order in which they run. */
export const answerFuzzers: readonly Fuzzer[] = [
  reference,
  partition,
  reversal,
  walks,
  counts,
  limits,
  index,
  rewrites,
  writes,
  constraints,
  slices,
]

/** Every fuzzer. */
export const fuzzers: readonly Fuzzer[] = [...answerFuzzers, mutations]
