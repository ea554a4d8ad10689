import type { Fuzzer } from './fuzzer.ts'
import { counts } from './oracles/counts.ts'
import { limits } from './oracles/limits.ts'
import { partition } from './oracles/partition.ts'
import { index, rewrites } from './oracles/plans.ts'
import { reference } from './oracles/reference.ts'
import { reversal } from './oracles/reversal.ts'
import { walks } from './oracles/walks.ts'
import { writes } from './oracles/writes.ts'

/** Every fuzzer, in the order in which they run. */
export const fuzzers: readonly Fuzzer[] = [
  reference,
  partition,
  reversal,
  walks,
  counts,
  limits,
  index,
  rewrites,
  writes,
]
