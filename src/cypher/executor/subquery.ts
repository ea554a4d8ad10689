import type { Value } from '../../model/values.ts'
import type { Variable } from '../binder/bound.ts'
import type { Evaluator } from '../expression/evaluator.ts'
import { sizeOf, withSize } from '../value-size.ts'
import type { Batch, Column } from './batch.ts'
import { columnOf, valueAt } from './columns.ts'
import type { CompiledPlan } from './compile.ts'
import type { ExecutionContext } from './context.ts'
import { SLICE_WORK } from './limits.ts'

/** A subquery of an expression: runs to its end, or to its first record for EXISTS, each time it is evaluated. */
export function subqueryEvaluator(
  compiled: CompiledPlan,
  imports: readonly { readonly variable: Variable; readonly evaluate: Evaluator }[],
  form: 'exists' | 'count' | 'collect',
  context: ExecutionContext,
): Evaluator {
  const slots = imports.map(({ variable }) => compiled.slotOf(variable))
  // One budget for all evaluations: many short ones have to come to a check too.
  const budget = { work: SLICE_WORK }
  return (batch, row) => {
    const columns: Column[] = []
    imports.forEach(
      ({ variable, evaluate }, at) => (columns[slots[at]] = columnOf([evaluate(batch, row)], variable.type)),
    )
    compiled.argument.set({ size: 1, columns })
    compiled.operator.reset()
    let count = 0
    const collected: Value[] = []
    let bytes = 32
    for (;;) {
      if (budget.work <= 0) {
        context.check()
        budget.work = SLICE_WORK
      }
      const pull = compiled.operator.next(budget)
      if (pull.kind === 'pending') continue
      if (pull.kind === 'done') break
      count += pull.batch.size
      if (form === 'exists' && count > 0) return true
      if (form === 'collect') {
        bytes += append(collected, pull.batch, compiled.results[0])
        context.reserve(bytes)
      }
    }
    return form === 'exists' ? false : form === 'count' ? count : withSize(collected, bytes)
  }
}

/** Adds the values of a slot, and returns their bytes. */
function append(collected: Value[], batch: Batch, slot: number): number {
  let bytes = 0
  for (let row = 0; row < batch.size; row++) {
    const value = valueAt(batch.columns[slot], row)
    bytes += 8 + sizeOf(value)
    collected.push(value)
  }
  return bytes
}
