import type { Numbers } from '../../model/graph-store.ts'
import { unreachable } from '../../model/unreachable.ts'
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
  const divides = operator === '/' || operator === '%'
  // Before nulls are left out: null divided by 0 is an error too.
  if (divides && right.type === 'integer' && hasZero(right, count)) return undefined
  const { numbers, present } = out
  for (let at = 0; at < count; at++) present[at] = left.present[at] & right.present[at]
  const isInteger = left.type === 'integer' && right.type === 'integer' && operator !== '^'
  calculate(operator, left.numbers, right.numbers, count, isInteger, numbers)
  if (isInteger && !makeIntegers(out, count)) return undefined
  return { kind: 'number', type: isInteger ? 'integer' : 'float', numbers, present }
}

function hasZero({ numbers, present }: Numbers, count: number): boolean {
  for (let at = 0; at < count; at++) if (numbers[at] === 0 && present[at] === 1) return true
  return false
}

/** Nulls as well: what comes of them is not looked at. A loop each, since they are the hottest that there are. */
function calculate(
  operator: ArithmeticOperator,
  a: Float64Array,
  b: Float64Array,
  count: number,
  isInteger: boolean,
  out: Float64Array,
): void {
  switch (operator) {
    case '+':
      for (let at = 0; at < count; at++) out[at] = a[at] + b[at]
      return
    case '-':
      for (let at = 0; at < count; at++) out[at] = a[at] - b[at]
      return
    case '*':
      for (let at = 0; at < count; at++) out[at] = a[at] * b[at]
      return
    case '/':
      for (let at = 0; at < count; at++) out[at] = isInteger ? Math.trunc(a[at] / b[at]) : a[at] / b[at]
      return
    case '%':
      for (let at = 0; at < count; at++) out[at] = a[at] % b[at]
      return
    case '^':
      for (let at = 0; at < count; at++) out[at] = a[at] ** b[at]
      return
    default:
      unreachable(operator)
  }
}

/** False where one is not in the safe range. */
function makeIntegers({ numbers, present }: Numbers, count: number): boolean {
  for (let at = 0; at < count; at++) {
    const number = numbers[at]
    const isSafe = number <= Number.MAX_SAFE_INTEGER && number >= Number.MIN_SAFE_INTEGER
    if (!isSafe && present[at] === 1) return false
    // 0 * -1 is -0, which is not an INTEGER.
    numbers[at] = number + 0
  }
  return true
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
