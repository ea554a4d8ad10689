import { unreachable } from '../../model/unreachable.ts'
import type { BoundClause } from './index.ts'

/** Whether a clause changes the graph. */
export function writesGraph(clause: BoundClause): boolean {
  switch (clause.kind) {
    case 'match':
    case 'unwind':
    case 'projection':
      return false
    case 'procedure-call':
      return clause.procedure.mode !== 'READ'
    case 'call-subquery':
      return clause.query.writes
    case 'create':
    case 'merge':
    case 'set':
    case 'remove':
    case 'delete':
    case 'foreach':
      return true
    default:
      return unreachable(clause)
  }
}
