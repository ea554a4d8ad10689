import type { GraphReader } from '../../../model/graph-store.ts'
import type { LogicalOperator } from '../logical.ts'

/** A change of the plan that leaves the records as they are. Its name switches it off in the query's options. */
export interface Rewrite {
  readonly name: string
  readonly apply: (root: LogicalOperator, reader: GraphReader) => LogicalOperator
}
