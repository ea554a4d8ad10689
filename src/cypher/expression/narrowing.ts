import type { BoundExpression } from '../bound/index.ts'
import { saidBy } from './comparison.ts'
import type { CompileContext } from './evaluator.ts'
import { compileNumbers, mayBeNumbers, type OfRows, untilRefused } from './numbers.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/**
 * A filter of some records of a batch together: of the first `count` of `rows` it keeps those, in place, for which the
 * expression is TRUE, and returns how many. undefined as of `NumberEvaluator`, with `rows` as they were.
 */
export type Narrowing = OfRows<number>

/** A comparison of numbers, or whether they are null; undefined for everything else. */
export function narrowingOf(expression: BoundExpression, context: CompileContext): Narrowing | undefined {
  if (context.evaluated.has(expression)) return undefined
  switch (expression.kind) {
    case 'comparison':
      return expression.operators.length === 1 &&
        expression.operands.every((operand) => mayBeNumbers(operand, context))
        ? untilRefused(() => comparison(expression, context), context)
        : undefined
    case 'is-null':
      return mayBeNumbers(expression.operand, context)
        ? untilRefused(() => isNull(expression, context), context)
        : undefined
    default:
      return undefined
  }
}

function comparison(expression: Of<'comparison'>, context: CompileContext): Narrowing | undefined {
  const [first, second] = expression.operands.map((operand) => compileNumbers(operand, context))
  const [operator] = expression.operators
  if (first === undefined || second === undefined) return undefined
  const { ifLess, ifMore, ifSame } = saidBy(operator)
  const ifNaN = operator === '<>'
  return (batch, rows, count) => {
    const left = first(batch, rows, count)
    const right = left && second(batch, rows, count)
    if (left === undefined || right === undefined) return undefined
    let kept = 0
    for (let at = 0; at < count; at++) {
      if ((left.present[at] & right.present[at]) === 0) continue
      // By value, whether INTEGER or FLOAT: both are doubles without loss.
      const a = left.numbers[at]
      const b = right.numbers[at]
      if (a < b ? ifLess : a > b ? ifMore : a === b ? ifSame : ifNaN) rows[kept++] = rows[at]
    }
    return kept
  }
}

function isNull({ negated, operand }: Of<'is-null'>, context: CompileContext): Narrowing | undefined {
  const evaluate = compileNumbers(operand, context)
  if (evaluate === undefined) return undefined
  return (batch, rows, count) => {
    const column = evaluate(batch, rows, count)
    if (column === undefined) return undefined
    const presence = negated ? 1 : 0
    let kept = 0
    for (let at = 0; at < count; at++) if (column.present[at] === presence) rows[kept++] = rows[at]
    return kept
  }
}
