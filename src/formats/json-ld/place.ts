import type { Context, TermDefinition } from './context.ts'
import type { GraphName } from './terms.ts'

/** Where a value stands. */
export interface Place {
  readonly context: Context
  /** Under which term. */
  readonly term: TermDefinition | undefined
  readonly graph: GraphName
  readonly line: number
}
