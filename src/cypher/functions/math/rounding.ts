import { integer, isInteger, toDouble } from '../../../model/numbers.ts'
import { float } from '../../../model/values.ts'
import { outOfRange, runtimeError } from '../../runtime/errors.ts'
import { doubleOf, integerOf, numberOf, textOf } from '../arguments.ts'
import { NUMBER } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import { ofOne } from './functions-of-floats.ts'

const abs = defineFunction({
  name: 'abs',
  category: 'Numeric',
  signature: '(input :: INTEGER | FLOAT) :: INTEGER | FLOAT',
  description: 'The absolute value, of the same type.',
  result: ([input]) => (input.kind === 'integer' || input.kind === 'float' ? input : NUMBER),
  call: ([input]) => {
    const value = numberOf('abs', input)
    // The smallest INTEGER stays what it is, as on the server.
    if (typeof value === 'bigint') return value < 0n ? integer(BigInt.asIntN(64, -value)) : value
    return isInteger(value) ? Math.abs(value) : float(Math.abs(toDouble(value)))
  },
})

const ceil = ofOne('Numeric', 'ceil', 'The smallest integral FLOAT that is not below the number.', Math.ceil)
const ceiling = ofOne('Numeric', 'ceiling', 'The same as ceil.', Math.ceil)
const floor = ofOne(
  'Numeric',
  'floor',
  'The largest integral FLOAT that is not above the number.',
  Math.floor,
)

const sign = defineFunction({
  name: 'sign',
  category: 'Numeric',
  signature: '(input :: INTEGER | FLOAT) :: INTEGER',
  description: '-1, 0 or 1.',
  call: ([input]) => {
    const value = doubleOf('sign', input)
    return value > 0 ? 1 : value < 0 ? -1 : 0
  },
})

const round = defineFunction({
  name: 'round',
  category: 'Numeric',
  signature: "(value :: FLOAT, precision = 0 :: INTEGER, mode = 'HALF_UP' :: STRING) :: FLOAT",
  description:
    'The number with so many decimals. Modes: UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN. ' +
    'Without a precision, or with 0 and no mode, ties go towards positive infinity, and the result is one of 64 bits.',
  call: ([input, precision, mode]) => {
    const value = doubleOf('round', input)
    if (!Number.isFinite(value)) return float(value)
    if (precision === undefined) return float(roundToLong(value))
    const digits = integerOf('round', precision)
    if (digits < 0 || digits > 308) {
      throw outOfRange(
        `round() needs a precision from 0 to 308, but got ${digits}.`,
        'Use 0 or more decimals.',
      )
    }
    if (digits === 0 && mode === undefined) return float(roundToLong(value))
    return float(roundDecimal(value, digits, mode === undefined ? 'HALF_UP' : textOf('round', mode)))
  },
})

/** abs, ceil, floor, round and sign. */
export const rounding: readonly FunctionDefinition[] = [abs, ceil, ceiling, floor, round, sign]

/** Ties go towards positive infinity, and the result is one of 64 bits: Java's `Math.round`, which Neo4j calls. */
function roundToLong(value: number): number {
  const below = Math.floor(value)
  const rounded = value - below >= 0.5 ? below + 1 : below
  return Math.min(Math.max(rounded, -(2 ** 63)), 2 ** 63) + 0
}

/** Rounds the shortest decimal text of a double, so that 1.005 to 2 digits is decided by what the reader sees. */
function roundDecimal(value: number, digits: number, mode: string): number {
  const negative = value < 0
  const { units, rest } = scaled(Math.abs(value), digits)
  const half = rest === '' ? -1 : compareWithHalf(rest)
  const isExact = !/[1-9]/.test(rest)
  const rounded = isExact ? units : units + (roundsUp(mode, negative, half, units % 2n === 1n) ? 1n : 0n)
  const result = Number(`${rounded}e-${digits}`)
  return negative ? -result : result
}

/** The decimal digits of a positive double: those above the precision as an integer, and the ones cut off. */
function scaled(value: number, digits: number): { units: bigint; rest: string } {
  const [mantissa = '0', exponentText = '0'] = value.toExponential().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const all = whole + fraction
  const point = 1 + Number(exponentText) + digits
  if (point <= 0) return { units: 0n, rest: '0'.repeat(-point) + all }
  return { units: BigInt(all.slice(0, point).padEnd(point, '0')), rest: all.slice(point) }
}

function compareWithHalf(rest: string): number {
  const first = Number(rest[0])
  if (first !== 5) return first - 5
  return /[1-9]/.test(rest.slice(1)) ? 1 : 0
}

function roundsUp(mode: string, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode.toUpperCase()) {
    case 'UP':
      return true
    case 'DOWN':
      return false
    case 'CEILING':
      return !negative
    case 'FLOOR':
      return negative
    case 'HALF_UP':
      return half >= 0
    case 'HALF_DOWN':
      return half > 0
    case 'HALF_EVEN':
      return half > 0 || (half === 0 && odd)
    default: {
      const hint = 'Use UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN.'
      throw runtimeError('ArgumentError', 'InvalidArgumentValue', `round() has no mode '${mode}'.`, hint)
    }
  }
}
