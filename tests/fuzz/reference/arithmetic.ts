import type { BinaryOperator } from '../../../src/cypher/ast/index.ts'
import { isList } from '../../../src/model/kinds.ts'
import { fitsInteger, integer, isInteger, isNumber, toDouble } from '../../../src/model/numbers.ts'
import { float, type Value } from '../../../src/model/values.ts'
import { QueryFailure, Unknown } from './failure.ts'

/** `+ - * / % ^` of two values; null where either is null. */
export function arithmetic(operator: BinaryOperator, a: Value, b: Value): Value {
  if (a === null || b === null) return null
  if (operator === '+') {
    if (isList(a) || isList(b)) return [a, b].flatMap((side) => (isList(side) ? side : [side]))
    if (typeof a === 'string' && typeof b === 'string') return `${a}${b}`
    if (typeof a === 'string' || typeof b === 'string') throw new Unknown('a text and something else')
  }
  if (!isNumber(a) || !isNumber(b)) throw new QueryFailure(`${operator} of something that is no number`)
  if (operator !== '^' && isInteger(a) && isInteger(b)) return ofIntegers(operator, BigInt(a), BigInt(b))
  return float(ofFloats(operator, toDouble(a), toDouble(b)))
}

function ofIntegers(operator: BinaryOperator, a: bigint, b: bigint): Value {
  if ((operator === '/' || operator === '%') && b === 0n) throw new QueryFailure('division by zero')
  const result = calculate(operator, { a, b })
  if (!fitsInteger(result)) throw new QueryFailure('an INTEGER too large')
  return integer(result)
}

function calculate(operator: BinaryOperator, { a, b }: { a: bigint; b: bigint }): bigint {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    default:
      throw new Unknown(operator)
  }
}

function ofFloats(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    case '^':
      return a ** b
    default:
      throw new Unknown(operator)
  }
}
