import type { Span } from '../../errors.ts'
import type { Expression } from '../ast/index.ts'
import { syntaxError } from './cursor.ts'

const decimalInteger = /^(?:0|[1-9][0-9]*)$/
const hexadecimalInteger = /^0[xX][0-9a-fA-F]+$/
const octalInteger = /^0[oO][0-7]+$/
const decimalFloat = /^(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/

/** Whether a number token is an INTEGER or a FLOAT, whatever its size; undefined where it is not a number. */
export function numberKind(text: string): 'integer' | 'float' | undefined {
  if (decimalInteger.test(text) || hexadecimalInteger.test(text) || octalInteger.test(text)) return 'integer'
  return decimalFloat.test(text) && /[.eE]/.test(text) ? 'float' : undefined
}

/**
 * The literal of a number token, with the minus sign before it where `negative`.
 *
 * @throws CypherError `InvalidNumberLiteral`, `IntegerOverflow` beyond 64 bits, `FloatingPointOverflow`
 */
export function numberLiteral(text: string, negative: boolean, span: Span): Expression {
  const kind = numberKind(text)
  if (kind === 'integer') {
    const value = integerValue(text, negative)
    if (value !== undefined) return { kind, span, value }
    const limits = 'INTEGER holds 64 bits: -9223372036854775808 to 9223372036854775807.'
    throw syntaxError(
      'IntegerOverflow',
      `The integer ${negative ? '-' : ''}${text} is too large.`,
      limits,
      span,
    )
  }
  if (kind === 'float') {
    const value = floatValue(text, negative)
    if (value !== undefined) return { kind, span, value }
    const hint = 'FLOAT holds magnitudes up to about 1.8e308.'
    throw syntaxError('FloatingPointOverflow', `The number ${text} is too large.`, hint, span)
  }
  const hint = 'Integers are 12, 0xC or 0o14; floats are 1.5, .5 or 1e3.'
  throw syntaxError('InvalidNumberLiteral', `\`${text}\` is not a number.`, hint, span)
}

/** A number in the safe range, a bigint beyond it, undefined beyond 64 bits. */
export function integerValue(text: string, negative: boolean): number | bigint | undefined {
  const magnitude = BigInt(text)
  const value = negative ? -magnitude : magnitude
  if (BigInt.asIntN(64, value) !== value) return undefined
  const asNumber = Number(value)
  return Number.isSafeInteger(asNumber) ? asNumber : value
}

/** Undefined beyond the range of FLOAT. */
export function floatValue(text: string, negative: boolean): number | undefined {
  const value = Number(text)
  if (!Number.isFinite(value)) return undefined
  return negative ? -value : value
}
