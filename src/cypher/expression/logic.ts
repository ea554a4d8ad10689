import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Span } from '../../errors.ts'
import { located, wrongType } from '../runtime/errors.ts'
import type { Evaluator } from './evaluator.ts'
import type { Scope } from './scope.ts'

/** The value as a truth value. @throws CypherError TypeError `InvalidArgumentType` where it is neither BOOLEAN nor null */
export function truth(value: Value, at: Span): boolean | null {
  if (value === null || typeof value === 'boolean') return value
  throw located(wrongType('A condition', 'a BOOLEAN', value), at)
}

/** Three-valued AND; the right side is not evaluated where the left is false. */
export function compileAnd(left: BoundExpression, right: BoundExpression, scope: Scope): Evaluator {
  const first = scope.compile(left)
  const second = scope.compile(right)
  return (batch, row) => {
    const a = truth(first(batch, row), left.span)
    if (a === false) return false
    const b = truth(second(batch, row), right.span)
    return b === false ? false : a === null ? null : b
  }
}

/** Three-valued OR; the right side is not evaluated where the left is true. */
export function compileOr(left: BoundExpression, right: BoundExpression, scope: Scope): Evaluator {
  const first = scope.compile(left)
  const second = scope.compile(right)
  return (batch, row) => {
    const a = truth(first(batch, row), left.span)
    if (a === true) return true
    const b = truth(second(batch, row), right.span)
    return b === true ? true : a === null ? null : b
  }
}

/** Three-valued XOR: null where either is null. */
export function compileXor(left: BoundExpression, right: BoundExpression, scope: Scope): Evaluator {
  const first = scope.compile(left)
  const second = scope.compile(right)
  return (batch, row) => {
    const a = truth(first(batch, row), left.span)
    const b = truth(second(batch, row), right.span)
    return a === null || b === null ? null : a !== b
  }
}

/** Three-valued NOT. */
export function compileNot(operand: BoundExpression, scope: Scope): Evaluator {
  const evaluate = scope.compile(operand)
  return (batch, row) => {
    const value = truth(evaluate(batch, row), operand.span)
    return value === null ? null : !value
  }
}
