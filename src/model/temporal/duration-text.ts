import { temporalFailure, within } from './failure.ts'
import { Scanner } from './scanner.ts'

/** A duration as its text says it; `fraction` where the last unit has one. */
interface ScannedDuration {
  readonly months: bigint
  readonly days: bigint
  readonly seconds: bigint
  readonly nanoseconds: number
  readonly fraction: { readonly months: number; readonly days: number; readonly seconds: number } | undefined
}

/** @throws CypherError ArgumentError `InvalidTemporalValue` */
export function parseDuration(text: string): ScannedDuration {
  const scanner = new Scanner(text)
  const sign = scanner.accept('+-') === '-' ? -1 : 1
  const found =
    scanner.accept('P') === undefined
      ? undefined
      : (scanner.attempt(() => scanUnits(scanner)) ?? scanDateAndTime(scanner))
  if (found === undefined)
    throw temporalFailure(
      `\`${text}\` cannot be read as DURATION.`,
      "Write it as in ISO 8601: 'P1Y2M10DT2H30M'; a fraction only in the last unit.",
    )
  return sign === 1 ? found : negated(found)
}

/** The units in their order, each as a multiple of months, days or seconds. */
const DATE_UNITS = [
  { name: 'Y', of: 'months', size: 12 },
  { name: 'M', of: 'months', size: 1 },
  { name: 'W', of: 'days', size: 7 },
  { name: 'D', of: 'days', size: 1 },
] as const
const TIME_UNITS = [
  { name: 'H', of: 'seconds', size: 3600 },
  { name: 'M', of: 'seconds', size: 60 },
  { name: 'S', of: 'seconds', size: 1 },
] as const

function scanUnits(scanner: Scanner): ScannedDuration | undefined {
  const total = { months: 0n, days: 0n, seconds: 0n }
  let nanoseconds = 0
  let fraction: { months: number; days: number; seconds: number } | undefined
  let units: readonly (typeof DATE_UNITS | typeof TIME_UNITS)[number][] = DATE_UNITS
  let first = 0
  for (;;) {
    if (units === DATE_UNITS && scanner.accept('T') !== undefined) {
      units = TIME_UNITS
      first = 0
    }
    const minus = scanner.accept('+-') === '-'
    const digits = scanner.digits(1, 19)
    const decimals = scanner.accept('.,') === undefined ? '' : scanner.digits(1, Infinity)
    if (digits === undefined || decimals === undefined || fraction !== undefined) return undefined
    const name = scanner.accept(units.map((unit) => unit.name).join(''))
    const at = units.findIndex((unit, index) => index >= first && unit.name === name)
    if (at < 0) return undefined
    first = at + 1
    const { of, size } = units[at]
    const factor = minus ? -1 : 1
    if (name === 'S' && decimals.length <= 9) {
      nanoseconds = factor * Number(decimals.padEnd(9, '0')) + 0
    } else if (decimals !== '') {
      if (name === 'S') return undefined
      fraction = { months: 0, days: 0, seconds: 0, [of]: factor * size * Number(`0.${decimals}`) }
    }
    total[of] += BigInt(factor * size) * BigInt(digits)
    if (scanner.ended) return { ...total, nanoseconds, fraction }
  }
}

/** `2012-02-02T14:37:21.545`: the amounts as a date and a time, each part within its usual bounds. */
function scanDateAndTime(scanner: Scanner): ScannedDuration | undefined {
  let months = 0
  let days = 0
  const hasDate = scanner.digitsAhead() >= 4
  if (hasDate) {
    const year = Number(scanner.digits(4))
    const dashes = scanner.accept('-') !== undefined
    const month = scanner.digits(2)
    const day = !dashes || scanner.accept('-') !== undefined ? scanner.digits(2) : undefined
    if (month === undefined || day === undefined) return undefined
    months = year * 12 + within('month', Number(month), 0, 12)
    days = within('day', Number(day), 0, 31)
  }
  const hasTime = scanner.accept('T') !== undefined
  const time = hasTime ? scanTime(scanner) : { seconds: 0, nanoseconds: 0 }
  if (time === undefined || !scanner.ended || (!hasDate && !hasTime)) return undefined
  const { seconds, nanoseconds } = time
  return {
    months: BigInt(months),
    days: BigInt(days),
    seconds: BigInt(seconds),
    nanoseconds,
    fraction: undefined,
  }
}

function scanTime(scanner: Scanner): { readonly seconds: number; readonly nanoseconds: number } | undefined {
  const hour = scanner.digits(2)
  if (hour === undefined) return undefined
  const colons = scanner.accept(':') !== undefined
  const minute = scanner.digits(2)
  if (colons && minute === undefined) return undefined
  const second =
    minute !== undefined && (!colons || scanner.accept(':') !== undefined) ? scanner.digits(2) : undefined
  const hasFraction = second !== undefined && scanner.accept('.,') !== undefined
  const decimals = hasFraction ? scanner.digits(1, 9) : ''
  if (decimals === undefined) return undefined
  const seconds =
    within('hour', Number(hour), 0, 24) * 3600 +
    within('minute', Number(minute ?? 0), 0, 60) * 60 +
    within('second', Number(second ?? 0), 0, 60)
  return { seconds, nanoseconds: Number(decimals.padEnd(9, '0')) }
}

function negated({ months, days, seconds, nanoseconds, fraction }: ScannedDuration): ScannedDuration {
  return {
    months: -months,
    days: -days,
    seconds: -seconds,
    nanoseconds: 0 - nanoseconds,
    fraction: fraction && {
      months: 0 - fraction.months,
      days: 0 - fraction.days,
      seconds: 0 - fraction.seconds,
    },
  }
}
