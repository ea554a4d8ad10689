import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../binder/bound.ts'
import type { Batch } from '../executor/batch.ts'
import type { IntegerRange } from '../functions/list/integer-range.ts'
import { range, rangeOf } from '../functions/list/range.ts'
import { located } from './errors.ts'
import type { Scope } from './scope.ts'

/** A list to be gone through: an array, or integers that are made one by one. */
export interface Items {
  readonly length: number
  at(index: number): Value | undefined
}

/** The value of an expression, where a call of `range` stays a range: for those who only go through a list. */
export type ItemsEvaluator = (batch: Batch, row: number) => Value | IntegerRange

/** Compiles an expression whose value is gone through once. Errors as for the expression. */
export function compileItems(expression: BoundExpression, scope: Scope): ItemsEvaluator {
  if (expression.kind !== 'call' || expression.function !== range || scope.known.has(expression))
    return scope.compile(expression)
  const inputs = expression.arguments.map((argument) => scope.compile(argument))
  return (batch, row) => {
    const values: Value[] = []
    for (const input of inputs) {
      const value = input(batch, row)
      if (value === null) return null
      values.push(value)
    }
    try {
      return rangeOf(values)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}
