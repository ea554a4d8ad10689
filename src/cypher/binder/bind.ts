import type { Query } from '../ast/index.ts'
import type { PreparationWork } from '../runtime/preparation-work.ts'
import type { ProcedureRegistry } from '../procedures/registry.ts'
import type { BoundQuery } from '../bound/index.ts'
import { bindQueryIn } from './queries.ts'
import { Scope } from './scope.ts'

/**
 * The bound query of an AST: every name resolved, every type inferred as far as the text tells, property maps as
 * conditions, aggregates apart from what they are grouped by.
 *
 * @throws CypherError at compile time, for everything that no data could make right
 * @throws QueryLimitError `QueryTooComplex` where clauses hand on too many columns; what `work` throws, which hears the time limit
 * Cost: linear in the query and in the columns that its clauses hand on.
 */
export function bind(query: Query, procedures: ProcedureRegistry, work: PreparationWork): BoundQuery {
  return bindQueryIn(query, new Scope({ procedures, work }), 'statement')
}
