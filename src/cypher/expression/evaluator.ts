import type { Value } from '../../model/values.ts'
import type { BoundExpression, BoundQuery, Variable } from '../bound/index.ts'
import type { Batch } from '../runtime/batch.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import type { Members } from './membership.ts'

/** The value of an expression for one record of a batch. */
export type Evaluator = (batch: Batch, row: number) => Value

/** A value that is come to in pieces: it yields where its slice is used up, and can be left there for good. */
export type Evaluation = Generator<void, Value, void>

/** The same as `Evaluator` for an expression that may work for long within one value. */
export type PausingEvaluator = (batch: Batch, row: number) => Evaluation

/** What an expression is compiled against, once an execution. */
export interface CompileContext extends FunctionContext {
  readonly parameters: { readonly [name: string]: Value }
  /** The values of literals that were extracted, by slot. */
  readonly literals: readonly Value[]
  /** Of IN with a list that stays the same: made once an execution. */
  readonly members: Map<BoundExpression, Members>
  /** The same for evaluators that are for short values, see `FunctionContext.impatient`. */
  forShort(): CompileContext
  /** Begins a new slice, for those who cannot pause. @throws QueryLimitError `TimeLimit` or `Cancelled` */
  resume(): void
  /** The slots of parts that were evaluated below the operator, where they could pause. */
  readonly evaluated: ReadonlyMap<BoundExpression, number>
  /** Of a query that is profiled: how often whoever works now has asked the graph, and what is not to count of that. */
  readonly profile: { readonly hits: number; forgive(hits: number): void } | undefined
  /** The slot of a variable; comprehension variables are not asked for. */
  slotOf(variable: Variable): number
  /** Compiles a subquery expression; each evaluation runs it to the end for the record's `imports`. */
  compileSubquery(
    query: BoundQuery,
    imports: readonly { readonly variable: Variable; readonly evaluate: Evaluator }[],
    form: 'exists' | 'count' | 'collect',
  ): PausingEvaluator
}
