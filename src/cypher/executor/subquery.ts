import type { Value } from '../../model/values.ts'
import type { Variable } from '../bound/index.ts'
import type { Evaluator, PausingEvaluator } from '../expression/evaluator.ts'
import { EMPTY_LIST_BYTES, requireLength, sizeOf, SLOT_BYTES, withSize } from '../runtime/value-size.ts'
import type { Batch, Column } from '../runtime/batch.ts'
import { columnOf, valueAt } from './columns.ts'
import type { CompiledPlan } from './compile.ts'
import type { ExecutionContext } from './context.ts'

/**
 * A subquery of an expression: runs to its end, or to its first record for EXISTS, each time it is evaluated, and pauses
 * where its slice is used up.
 */
export function subqueryEvaluator(
  compiled: CompiledPlan,
  imports: readonly { readonly variable: Variable; readonly evaluate: Evaluator }[],
  form: 'exists' | 'count' | 'collect',
  context: ExecutionContext,
): PausingEvaluator {
  const slots = imports.map(({ variable }) => compiled.slotOf(variable))
  return function* (batch, row) {
    const columns: Column[] = []
    imports.forEach(
      ({ variable, evaluate }, at) => (columns[slots[at]] = columnOf([evaluate(batch, row)], variable.type)),
    )
    compiled.argument.set({ size: 1, columns })
    compiled.operator.reset()
    let count = 0
    const collected: Value[] = []
    let bytes = EMPTY_LIST_BYTES
    const memory = context.hold()
    // Each evaluation is some work, so that many short ones come to a pause too.
    context.spend(1)
    try {
      for (;;) {
        if (context.exhausted) yield
        const pull = compiled.operator.next(context.slice)
        if (pull.kind === 'pending') {
          yield
          continue
        }
        if (pull.kind === 'done') break
        count += pull.batch.size
        if (form === 'exists' && count > 0) {
          // What its operators have collected is let go.
          compiled.operator.reset()
          return true
        }
        if (form === 'collect') {
          bytes += append(collected, pull.batch, compiled.results[0])
          memory.replace(bytes)
        }
      }
    } finally {
      memory.clear()
    }
    return form === 'exists' ? false : form === 'count' ? count : withSize(collected, bytes)
  }
}

/** Adds the values of a slot, and returns their bytes. */
function append(collected: Value[], batch: Batch, slot: number): number {
  let bytes = 0
  for (let row = 0; row < batch.size; row++) {
    const value = valueAt(batch.columns[slot], row)
    bytes += SLOT_BYTES + sizeOf(value)
    collected.push(value)
    requireLength('list', collected.length)
  }
  return bytes
}
