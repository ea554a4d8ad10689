import type { Numbers } from '../../model/graph-store.ts'
import type { BinaryOperator } from '../ast/index.ts'
import type { NumberColumn } from '../runtime/batch.ts'

export type ArithmeticOperator = Extract<BinaryOperator, '+' | '-' | '*' | '/' | '%' | '^'>

export function isArithmetic(operator: BinaryOperator): operator is ArithmeticOperator {
  return ['+', '-', '*', '/', '%', '^'].includes(operator)
}

/**
 * An operator of arithmetic.ts over columns, for their first `count` numbers; null where either is null. undefined where an INTEGER
 * leaves the safe range, and where the divisor is the INTEGER 0.
 */
export function calculateNumbers(
  operator: ArithmeticOperator,
  left: NumberColumn,
  right: NumberColumn,
  count: number,
  out: Numbers,
): NumberColumn | undefined {
  const a = left.numbers
  const b = right.numbers
  const isThere = left.present
  const isThereToo = right.present
  const { numbers, present } = out
  const isInteger = left.type === 'integer' && right.type === 'integer' && operator !== '^'
  const mayBeZero = right.type !== 'integer' || (operator !== '/' && operator !== '%')
  for (let at = 0; at < count; at++) {
    // Before nulls are left out: null divided by 0 is an error too.
    if (!mayBeZero && b[at] === 0 && isThereToo[at] === 1) return undefined
    present[at] = isThere[at] & isThereToo[at]
    if (present[at] === 0) continue
    const result = calculate(operator, a[at], b[at], isInteger)
    // `+ 0` because 0 * -1 is -0, which is not an INTEGER.
    numbers[at] = isInteger ? result + 0 : result
    if (isInteger && !(result <= Number.MAX_SAFE_INTEGER && result >= Number.MIN_SAFE_INTEGER))
      return undefined
  }
  return { kind: 'number', type: isInteger ? 'integer' : 'float', numbers, present }
}

function calculate(operator: ArithmeticOperator, a: number, b: number, isInteger: boolean): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return isInteger ? Math.trunc(a / b) : a / b
    case '%':
      return a % b
    case '^':
      return a ** b
  }
}

/** Unary `-`. */
export function negateNumbers(
  { type, numbers, present }: NumberColumn,
  count: number,
  out: Numbers,
): NumberColumn {
  for (let at = 0; at < count; at++) {
    out.present[at] = present[at]
    // Not `-0`, which is not an INTEGER.
    out.numbers[at] = type === 'integer' ? 0 - numbers[at] : -numbers[at]
  }
  return { kind: 'number', type, ...out }
}
