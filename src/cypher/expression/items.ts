import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Batch } from '../runtime/batch.ts'
import type { IntegerRange } from '../runtime/integer-range.ts'
import { located } from '../runtime/errors.ts'
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
  if (expression.kind !== 'call' || scope.known.has(expression)) return scope.compile(expression)
  const { asRange } = expression.function
  if (asRange === undefined) return scope.compile(expression)
  const inputs = expression.arguments.map((argument) => scope.compile(argument))
  return (batch, row) => {
    const values: Value[] = []
    for (const input of inputs) {
      const value = input(batch, row)
      if (value === null) return null
      values.push(value)
    }
    try {
      return asRange(values)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}
