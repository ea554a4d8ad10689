import type { BoundExpression } from '../bound/index.ts'
import { childrenOf } from '../bound/walk.ts'
import type { Evaluator } from './evaluator.ts'
import type { FunctionContext } from '../runtime/function-context.ts'

/** What a call takes, and each other part, in steps of a slice: a step is about 50 ns. */
const CALL_WORK = 10
const PART_WORK = 0.25

/** Below this an expression is within what its record is charged for anyway. */
const FREE_WORK = 16

/**
 * The work of evaluating an expression once, in steps of a slice: 0 for what is short. What it takes beyond that, in a loop, a
 * subquery or a long value, is charged where it is done. Cost: linear in the expression.
 */
export function workOf(expression: BoundExpression): number {
  let work = 0
  const left = [expression]
  // A list of what is left, not recursion: a chain of operators may be longer than the stack is deep.
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    work += at.kind === 'call' ? CALL_WORK : PART_WORK
    if (at.kind !== 'subquery') for (const child of childrenOf(at)) left.push(child)
  }
  return work < FREE_WORK ? 0 : Math.ceil(work)
}

/** An evaluator that charges for its expression, so that a wide one is heard no less often than many that are narrow. */
export function charged(
  expression: BoundExpression,
  evaluate: Evaluator,
  context: Pick<FunctionContext, 'spend'>,
): Evaluator {
  const work = workOf(expression)
  if (work === 0) return evaluate
  return (batch, row) => {
    context.spend(work)
    return evaluate(batch, row)
  }
}
