import type { RunOptions } from '../../src/backend/index.ts'

/** What a query comes to: records, or the code of its error. */
export type Ending = 'records' | { readonly code: string }

/** A query that the embedded engine and Neo4j 5.26 answer differently, and may, with the reason. */
export interface Difference {
  readonly name: string
  readonly reason: string
  readonly text: string
  readonly options: RunOptions
  readonly embedded: Ending
  readonly server: Ending
}

/** A test holds the list to what is so. The scenarios of the TCK that differ are in `tests/neo4j/tck-differences.ts`. */
export const differences: readonly Difference[] = [
  {
    name: 'the memory limit',
    reason: 'The memory of a query at a server is limited by the settings of the server.',
    text: 'UNWIND range(1, 100000) AS x RETURN collect(x)',
    options: { limits: { maxMemory: 1_000 } },
    embedded: { code: 'MemoryLimit' },
    server: 'records',
  },
  {
    name: 'the code of an error that only the server finds',
    reason: 'The server tells its own code; class and phase are the same.',
    text: 'RETURN 1 / 0',
    options: {},
    embedded: { code: 'DivisionByZero' },
    server: { code: 'ArithmeticError' },
  },
]
