import type { Query } from '../ast/index.ts'
import { ProcedureRegistry } from '../procedures/registry.ts'
import type { BoundQuery } from './bound.ts'
import { bindQueryIn } from './queries.ts'
import { Scope } from './scope.ts'

/**
 * The bound query of an AST: every name resolved, every type inferred as far as the text tells, property maps as
 * conditions, aggregates apart from what they are grouped by.
 *
 * @throws CypherError at compile time, for everything that no data could make right
 * Cost: linear in the query, but for aggregating projections, whose columns are compared by text.
 */
export function bind(query: Query, procedures: ProcedureRegistry = new ProcedureRegistry()): BoundQuery {
  return bindQueryIn(query, new Scope(procedures), 'statement')
}
