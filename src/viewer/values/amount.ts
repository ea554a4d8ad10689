import { isNumber, toDouble } from '../../model/numbers.ts'
import { isDated, isInstant, isTemporal, LocalDate } from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'
import { numberText } from '../words/number-text.ts'

/** A value on a scale: a number, or a day as milliseconds since 1970. */
export interface Amount {
  readonly kind: 'number' | 'date'
  readonly at: number
}

const DAY = 86_400_000
const ISO_DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T.*)?)?$/

/**
 * Where a value stands on a scale: a number, a date, or a text that is one. Undefined where it stands on none, as lists, other
 * texts, NaN and infinities.
 */
export function amountOf(value: Value): Amount | undefined {
  if (isNumber(value)) {
    const at = toDouble(value)
    return Number.isFinite(at) ? { kind: 'number', at } : undefined
  }
  if (isTemporal(value))
    return isInstant(value) && isDated(value) ? { kind: 'date', at: value.epochDay * DAY } : undefined
  if (typeof value !== 'string' || !ISO_DATE.test(value)) return undefined
  const at = Date.parse(value.slice(0, 10))
  return Number.isNaN(at) ? undefined : { kind: 'date', at }
}

/** An amount as a reader writes it: `12,300`, `0.034`, `1e+308`, `2026-11-27`. */
export function amountText({ kind, at }: Amount): string {
  if (kind === 'date') return new LocalDate(Math.floor(at / DAY)).toString()
  return numberText(at)
}
