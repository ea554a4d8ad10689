import { compare } from '../../model/comparison.ts'
import { equals } from '../../model/equality.ts'
import { Point } from '../../model/point.ts'
import { Duration } from '../../model/temporal/index.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import type { ComparisonOperator } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import { weightOfEquality, weightOfOrder } from '../runtime/value-size.ts'
import type { CompileContext, Evaluator } from './evaluator.ts'
import { isLong, LONG_VALUE, LONG_WEIGHT } from '../runtime/long-values.ts'
import type { Scope } from './scope.ts'
import { holdsIds } from '../runtime/batch.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

type Test = (a: Value, b: Value) => boolean | null

/** `a < b <= c`: the AND of the single comparisons; each operand is evaluated once, none after a false. */
export function compileComparison(expression: Of<'comparison'>, scope: Scope): Evaluator {
  return sameEntity(expression, scope) ?? generalComparison(expression, scope)
}

/** `a = b` and `a <> b` of two variables: columns of ids are compared without making objects. */
function sameEntity(expression: Of<'comparison'>, scope: Scope): Evaluator | undefined {
  const [left, right] = expression.operands
  const [operator] = expression.operators
  if (expression.operators.length !== 1 || (operator !== '=' && operator !== '<>')) return undefined
  if (left.kind !== 'variable' || right.kind !== 'variable') return undefined
  if (scope.cells.has(left.variable) || scope.cells.has(right.variable)) return undefined
  const first = scope.context.slotOf(left.variable)
  const second = scope.context.slotOf(right.variable)
  const general = generalComparison(expression, scope)
  return (batch, row) => {
    const a = batch.columns[first]
    const b = batch.columns[second]
    if (!holdsIds(a) || !holdsIds(b) || a.kind !== b.kind) return general(batch, row)
    const x = a.ids[row]
    const y = b.ids[row]
    return x < 0 || y < 0 ? null : (x === y) === (operator === '=')
  }
}

function generalComparison(expression: Of<'comparison'>, scope: Scope): Evaluator {
  const operands = expression.operands.map((operand) => scope.compile(operand))
  const tests = expression.operators.map((operator) => weighedTest(operator, scope.context))
  if (tests.length === 1) {
    const [left, right] = operands
    const [test] = tests
    return (batch, row) => {
      const a = left(batch, row)
      return test(a, right(batch, row))
    }
  }
  return (batch, row) => {
    let result: boolean | null = true
    let left = operands[0](batch, row)
    for (let index = 0; index < tests.length; index += 1) {
      const right = operands[index + 1](batch, row)
      const holds = tests[index](left, right)
      if (holds === false) return false
      if (holds === null) result = null
      left = right
    }
    return result
  }
}

/** The three-valued test of an operator, charged. @throws LONG_VALUE where it can be done in pieces and should be */
function weighedTest(operator: ComparisonOperator, context: CompileContext): Test {
  const test = comparisonOf(operator)
  const weightOfTest = weightOfComparison(operator)
  const { impatient } = context
  return (a, b) => {
    if (typeof a === 'object' || isLong(a)) {
      const weight = weightOfTest(a, b)
      if (impatient && weight >= LONG_WEIGHT) throw LONG_VALUE
      context.spend(weight)
    }
    return test(a, b)
  }
}

/** How long the test of an operator takes, in steps. */
export function weightOfComparison(operator: ComparisonOperator): (a: Value, b: Value) => number {
  return operator === '=' || operator === '<>' ? weightOfEquality : weightOfOrder
}

/** The three-valued test of an operator. */
export function comparisonOf(operator: ComparisonOperator): Test {
  switch (operator) {
    case '=':
      return equals
    case '<>':
      return (a, b) => {
        const equal = equals(a, b)
        return equal === null ? null : !equal
      }
    case '<':
    case '>':
      return compared(orderTest(operator))
    case '<=':
    case '>=':
      return orSame(compared(orderTest(operator)))
    default:
      return unreachable(operator)
  }
}

/** Whether an operator holds where the left side is less, more or the same. */
export function saidBy(operator: ComparisonOperator) {
  return {
    ifLess: operator.includes('<'),
    ifMore: operator.includes('>'),
    ifSame: operator.includes('='),
  }
}

/** What an operator says of the result of `compare`, which is NaN beside NaN. */
export function orderTest(operator: ComparisonOperator): (order: number) => boolean {
  const { ifLess, ifMore, ifSame } = saidBy(operator)
  return (order) => (order < 0 ? ifLess : order > 0 ? ifMore : order === 0 && ifSame)
}

function compared(test: (result: number) => boolean): Test {
  return (a, b) => {
    const result = compare(a, b)
    return result === null ? null : test(result)
  }
}

/** Durations and points have no order that `<` could use, but one is `<=` and `>=` itself. */
function orSame(test: Test): Test {
  return (a, b) =>
    test(a, b) ?? ((a instanceof Duration || a instanceof Point) && equals(a, b) === true ? true : null)
}
