import type { Expression } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import { BOOLEAN } from '../types/type.ts'
import type { ExpressionContext } from './context.ts'
import { withLists } from './equalities.ts'
import { bindExpression, requireBoolean } from './expressions.ts'

/** A chain of OR or AND as a whole: the parser makes balanced trees of them, which are as deep as before. */
export function bindConnective(
  expression: Expression,
  operator: 'or' | 'and',
  context: ExpressionContext,
): BoundExpression {
  const operands: BoundExpression[] = []
  const left: Expression[] = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const replaced = at === expression ? undefined : context.replace?.(at, context)
    if (replaced === undefined && at.kind === 'binary' && at.operator === operator) {
      left.push(at.right, at.left)
      continue
    }
    const operand = replaced ?? bindExpression(at, context)
    requireBoolean(
      operand,
      `The ${operands.length === 0 ? 'left' : 'right'} side of ${operator.toUpperCase()}`,
    )
    operands.push(operand)
  }
  const joined = withLists(operator, operands)
  return balanced(operator, joined, 0, joined.length)
}

function balanced(
  operator: 'or' | 'and',
  operands: readonly BoundExpression[],
  from: number,
  to: number,
): BoundExpression {
  if (to - from === 1) return operands[from]
  const middle = (from + to + 1) >> 1
  const left = balanced(operator, operands, from, middle)
  const right = balanced(operator, operands, middle, to)
  const span = { start: left.span.start, end: right.span.end }
  return { kind: 'binary', span, type: BOOLEAN, operator, left, right }
}
