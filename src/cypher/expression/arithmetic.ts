import { isList } from '../../model/kinds.ts'
import { formatFloat } from '../../model/float-text.ts'
import { Point } from '../../model/point.ts'
import { Duration, isTemporal } from '../../model/temporal/index.ts'
import { fitsInteger, integer, isInteger, isNumber, toDouble, type NumberValue } from '../../model/numbers.ts'
import { Float, float, type Value } from '../../model/values.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { LARGE, requireLength, sizeOf, withSize } from '../runtime/value-size.ts'
import { LONG_BYTES, LONG_VALUE } from '../runtime/long-values.ts'
import { integerOverflow, runtimeError, wrongType } from '../runtime/errors.ts'
import { addTemporal, divideTemporal, multiplyTemporal, subtractTemporal } from './temporal-arithmetic.ts'

/**
 * `+`: sum of numbers, concatenation of strings (a number or a point with a string as text) and of lists, or an element added to
 * either end of a list; a duration added to a temporal value. null gives null.
 * @throws CypherError TypeError `InvalidArgumentType`; ArithmeticError `IntegerOverflow`
 */
export function add(a: Value, b: Value, context: FunctionContext): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (!Number.isInteger(sum)) return sum
    // A FLOAT that is small beside the other leaves a whole number.
    if (!Number.isInteger(a) || !Number.isInteger(b)) return new Float(sum)
    return Number.isSafeInteger(sum) ? sum : exact('+', BigInt(a) + BigInt(b))
  }
  if (a === null || b === null) return null
  if (isList(a)) return joinLists(a, isList(b) ? b : [b], context)
  if (isList(b)) return joinLists([a], b, context)
  if (typeof a === 'string' && typeof b === 'string') return joinTexts(a, b, context)
  if (typeof a === 'string' && isNumber(b)) return joinTexts(a, numberText(b), context)
  if (typeof b === 'string' && isNumber(a)) return joinTexts(numberText(a), b, context)
  if (typeof a === 'string' && b instanceof Point) return joinTexts(a, b.toString(), context)
  if (typeof b === 'string' && a instanceof Point) return joinTexts(a.toString(), b, context)
  if (isTemporal(a) || isTemporal(b)) return addTemporal(a, b)
  if (!isNumber(a)) throw wrongType('`+`', 'a number, a STRING or a LIST', a)
  if (!isNumber(b)) throw wrongType('`+`', 'a number, a STRING or a LIST', b)
  if (isInteger(a) && isInteger(b)) return exact('+', BigInt(a) + BigInt(b))
  return float(toDouble(a) + toDouble(b))
}

function joinLists(a: readonly Value[], b: readonly Value[], context: FunctionContext): Value {
  const bytes = sizeOf(a) + sizeOf(b)
  if (context.impatient && bytes >= LONG_BYTES) throw LONG_VALUE
  requireLength('list', a.length + b.length)
  context.spend(a.length + b.length)
  if (bytes > LARGE) context.reserve(bytes)
  return withSize(a.concat(b), bytes)
}

function joinTexts(a: string, b: string, context: FunctionContext): string {
  requireLength('text', a.length + b.length)
  if (a.length + b.length > LARGE) context.reserve((a.length + b.length) * 2)
  return a + b
}

/** `-` of two numbers by the rules of `add`, or of a duration from a temporal value. */
export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (!Number.isInteger(difference)) return difference
    if (!Number.isInteger(a) || !Number.isInteger(b)) return new Float(difference)
    return Number.isSafeInteger(difference) ? difference : exact('-', BigInt(a) - BigInt(b))
  }
  if (a === null || b === null) return null
  if (isTemporal(a) || isTemporal(b)) return subtractTemporal(a, b)
  return calculate(
    '-',
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  )
}

/** `*` of two numbers by the rules of `add`, or of a duration and a number. */
export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (!Number.isInteger(product)) return product
    if (!Number.isInteger(a) || !Number.isInteger(b)) return new Float(product)
    // `+ 0` because 0 * -1 is -0, which is not an INTEGER.
    return Number.isSafeInteger(product) ? product + 0 : exact('*', BigInt(a) * BigInt(b))
  }
  if (a === null || b === null) return null
  if (isTemporal(a) || isTemporal(b)) return multiplyTemporal(a, b)
  return calculate(
    '*',
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  )
}

/**
 * `/`: integers give the truncated quotient, a duration a part of it, anything else a FLOAT by IEEE 754.
 * @throws CypherError ArithmeticError `DivisionByZero` where the divisor is the INTEGER 0, whatever it divides
 */
export function divide(a: Value, b: Value): Value {
  if (b === 0 && (a === null || isNumber(a) || isTemporal(a))) refuseZero(b)
  if (typeof a === 'number' && typeof b === 'number' && isInteger(a) && isInteger(b))
    return Math.trunc(a / b) + 0
  if (a === null || b === null) return null
  if (isTemporal(a) || isTemporal(b)) return divideTemporal(a, b)
  return calculate(
    '/',
    a,
    b,
    // The one quotient that does not fit wraps around, as on the server.
    (x, y) => BigInt.asIntN(64, x / y),
    (x, y) => x / y,
  )
}

/** `%`: the remainder has the sign of the dividend. @throws CypherError ArithmeticError `DivisionByZero` for integers */
export function modulo(a: Value, b: Value): Value {
  if (isInteger(a) && isInteger(b)) {
    refuseZero(b)
    if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0
  }
  return calculate(
    '%',
    a,
    b,
    (x, y) => x % y,
    (x, y) => x % y,
  )
}

/** `^`: always a FLOAT. */
export function power(a: Value, b: Value): Value {
  if (a === null || b === null) return null
  if (!isNumber(a)) throw wrongType('`^`', 'a number', a)
  if (!isNumber(b)) throw wrongType('`^`', 'a number', b)
  return float(toDouble(a) ** toDouble(b))
}

/** Unary `-`. @throws CypherError ArithmeticError `IntegerOverflow` for the smallest INTEGER */
export function negate(value: Value): Value {
  if (value === null) return null
  if (!isNumber(value)) throw wrongType('`-`', 'a number', value)
  if (value instanceof Float) return new Float(-value.value)
  if (typeof value === 'bigint') return exact('-', -value)
  return Number.isInteger(value) ? 0 - value : -value
}

/** Unary `+`: the number or duration itself. */
export function plus(value: Value): Value {
  if (value !== null && !isNumber(value) && !(value instanceof Duration))
    throw wrongType('`+`', 'a number', value)
  return value
}

/** The INTEGER of an exact result. @throws CypherError ArithmeticError `IntegerOverflow` */
export function exact(operation: string, result: bigint): number | bigint {
  if (!fitsInteger(result)) throw integerOverflow(`The result of \`${operation}\``)
  return integer(result)
}

function calculate(
  operator: string,
  a: Value,
  b: Value,
  ofIntegers: (x: bigint, y: bigint) => bigint,
  ofFloats: (x: number, y: number) => number,
): Value {
  if (a === null || b === null) return null
  if (!isNumber(a)) throw wrongType(`\`${operator}\``, 'a number', a)
  if (!isNumber(b)) throw wrongType(`\`${operator}\``, 'a number', b)
  if (isInteger(a) && isInteger(b)) return exact(operator, ofIntegers(BigInt(a), BigInt(b)))
  return float(ofFloats(toDouble(a), toDouble(b)))
}

function refuseZero(divisor: number | bigint): void {
  if (divisor !== 0) return
  const hint = 'Check the divisor first, or divide by a FLOAT for Infinity or NaN.'
  throw runtimeError('ArithmeticError', 'DivisionByZero', 'A number was divided by the INTEGER 0.', hint)
}

/** The text of a number as `toString` gives it. */
export function numberText(value: NumberValue): string {
  return isInteger(value) ? String(value) : formatFloat(toDouble(value))
}
