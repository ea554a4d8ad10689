import type { Value } from '../../model/values.ts'
import type { BoundQuery, Variable } from '../binder/bound.ts'
import type { Batch } from '../executor/batch.ts'
import type { FunctionContext } from '../functions/definition.ts'

/** The value of an expression for one record of a batch. */
export type Evaluator = (batch: Batch, row: number) => Value

/** What an expression is compiled against, once an execution. */
export interface CompileContext extends FunctionContext {
  readonly parameters: { readonly [name: string]: Value }
  /** The values of literals that were extracted, by slot. */
  readonly literals: readonly Value[]
  /** @throws QueryLimitError `TimeLimit` or `Cancelled`; for work that is long within one value */
  check(): void
  /** The slot of a variable; comprehension variables are not asked for. */
  slotOf(variable: Variable): number
  /** Compiles a subquery expression; each evaluation runs it to the end for the record's `imports`. */
  compileSubquery(
    query: BoundQuery,
    imports: readonly { readonly variable: Variable; readonly evaluate: Evaluator }[],
    form: 'exists' | 'count' | 'collect',
  ): Evaluator
}
