import type { Callable } from '../../catalog/procedure-definition.ts'

/** What a SHOW command lists, as a procedure without arguments that only SHOW can call. */
export interface ShowTable extends Callable {
  /** The columns without YIELD. */
  readonly brief: readonly string[]
}
