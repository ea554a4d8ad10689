import type { BoundQuery } from './index.ts'
import { visitQuery } from './walk.ts'

/** Whether what a query answers may depend on the graph: it matches a pattern or calls a procedure, in a subquery too. */
export function readsGraph(query: BoundQuery): boolean {
  let reads = false
  visitQuery(query, {
    pattern: (_, isRead) => {
      reads ||= isRead
    },
    procedure: () => {
      reads = true
    },
  })
  return reads
}
