import type { GraphReader } from '../../model/graph-store.ts'
import type { HeldMemory } from '../../model/patience.ts'

/** What a function may reach while it runs. */
export interface FunctionContext {
  readonly reader: GraphReader
  readonly host: Host
  /** When the statement began, in milliseconds since 1970: one clock for all its records. */
  readonly startedAt: number
  /**
   * Counts steps of work done within one value against the slice, and every 20,000 of them looks at clock and
   * cancellation: what cannot pause must not run on either.
   * @throws QueryLimitError `TimeLimit` or `Cancelled`
   */
  spend(work: number): void
  /** Whoever runs this can begin again in pieces: what comes upon a long value throws `LONG_VALUE`. */
  readonly impatient: boolean
  /** What is left of the slice: whoever can pause, pauses at 0. Loops of short steps take from it themselves. */
  readonly slice: { work: number }
  /**
   * Asks for memory for one value, in estimated bytes, besides what the query holds; nothing is counted as held.
   * @throws QueryLimitError `MemoryLimit`
   */
  reserve(bytes: number): void
  /** For what is kept while others work: a value that is made in pieces. */
  hold(): HeldMemory
}

/** What the engine needs from Node or a browser, and what it is told of what it has not itself. */
export interface Host {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Monotonic milliseconds, for deadlines. */
  monotonic(): number
  /** From 0 (inclusive) to 1 (exclusive). */
  random(): number
  /** The analyzers that full-text indexes can have; undefined where it is not known. */
  readonly analyzers?: readonly string[] | undefined
}
