import {
  clampedDay,
  daysFromCivil,
  isLeapYear,
  MAX_YEAR,
  MIN_YEAR,
  monthLength,
  NANOS_PER_SECOND,
  startOfWeekYear,
  weekOf,
} from './calendar.ts'
import { temporalFailure, within } from './failure.ts'
import { Scanner } from './scanner.ts'

/** What a text says of a date with time: each part where it is there. */
export interface ScannedDateTime {
  readonly epochDay: number
  readonly nanoOfDay: number
  readonly offsetSeconds: number | undefined
  readonly zone: string | undefined
}

const HINT = 'Write it as in ISO 8601:'

/** The day of `2015-07-21`, `20150721`, `2015-07`, `2015-W30-2`, `2015W302`, `2015-Q3-21`, `2015-202`, `2015` and their like. */
export function parseDay(text: string): number {
  const scanner = new Scanner(text)
  const day = scanDate(scanner)
  if (day === undefined || !scanner.ended) throw unreadable(text, 'DATE', '2015-07-21')
  return day
}

/** The nanosecond of the day of `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`; `T` may stand before it. */
export function parseNanoOfDay(text: string): number {
  const scanner = new Scanner(text)
  scanner.accept('T')
  const nano = scanTime(scanner)
  if (nano === undefined || !scanner.ended) throw unreadable(text, 'LOCAL TIME', '21:40:32.142')
  return nano
}

/** The same with an offset, which may be left out. */
export function parseOffsetTime(text: string): {
  readonly nanoOfDay: number
  readonly offsetSeconds: number | undefined
} {
  const scanner = new Scanner(text)
  scanner.accept('T')
  const nanoOfDay = scanTime(scanner)
  const offsetSeconds = scanOffset(scanner)
  if (nanoOfDay === undefined || !scanner.ended) throw unreadable(text, 'ZONED TIME', '21:40:32.142+01:00')
  return { nanoOfDay, offsetSeconds }
}

/** A date with a time after `T` (without: midnight), and where `zoned`, an offset and a zone in brackets. */
export function parseDateTime(text: string, zoned: boolean): ScannedDateTime {
  const scanner = new Scanner(text)
  const epochDay = scanDate(scanner)
  const nanoOfDay = scanner.accept('T') === undefined ? 0 : scanTime(scanner)
  const offsetSeconds = zoned ? scanOffset(scanner) : undefined
  const zone = zoned && scanner.accept('[') !== undefined ? scanner.until(']') : undefined
  if (epochDay === undefined || nanoOfDay === undefined || !scanner.ended)
    throw zoned
      ? unreadable(text, 'ZONED DATETIME', '2015-07-21T21:40:32.142+02:00[Europe/Stockholm]')
      : unreadable(text, 'LOCAL DATETIME', '2015-07-21T21:40:32.142')
  return { epochDay, nanoOfDay, offsetSeconds, zone }
}

/** The seconds of `Z`, `+01`, `+0100`, `+01:00`, `+01:00:00`; undefined where the text is not an offset. */
export function parseOffset(text: string): number | undefined {
  const scanner = new Scanner(text)
  const offset = scanOffset(scanner)
  return scanner.ended ? offset : undefined
}

function scanDate(scanner: Scanner): number | undefined {
  const sign = scanner.accept('+-')
  const digits = sign === undefined ? scanner.digits(4) : scanner.digits(1, 9)
  if (digits === undefined) return undefined
  const year = Number(digits) * (sign === '-' ? -1 : 1)
  if (scanner.accept('-') !== undefined) return scanDateParts(scanner, year, true)
  // Without dashes only the number of digits tells one form from another: the year must have four.
  return sign === undefined ? scanDateParts(scanner, year, false) : daysFromCivil(year, 1, 1)
}

/** What follows the year: a week, a quarter, a month or a day of the year. */
function scanDateParts(scanner: Scanner, year: number, dashes: boolean): number | undefined {
  const part = (least: number, most: number): number | undefined => {
    if (dashes && scanner.accept('-') === undefined) return undefined
    return numberOf(scanner.digits(dashes ? least : most, most))
  }
  const letter = scanner.accept('WQ')
  if (letter !== undefined) {
    const size = letter === 'W' ? 2 : 1
    const number = numberOf(scanner.digits(dashes ? 1 : size, size))
    if (number === undefined) return undefined
    return letter === 'W' ? weekDay(year, number, part(1, 1) ?? 1) : quarterDay(year, number, part(1, 2) ?? 1)
  }
  const ahead = scanner.digitsAhead()
  if (ahead === 3) return ordinalDay(year, Number(scanner.digits(3)))
  if (ahead === 0) return dashes ? undefined : daysFromCivil(year, 1, 1)
  const month = numberOf(scanner.digits(dashes ? 1 : 2, 2))
  return month === undefined ? undefined : calendarDay(year, month, part(1, 2) ?? 1)
}

/** The day of a date. @throws CypherError ArgumentError `InvalidTemporalValue` where the calendar has no such date */
export function calendarDay(year: number, month: number, day: number): number {
  within('year', year, MIN_YEAR, MAX_YEAR)
  within('month', month, 1, 12)
  within('day', day, 1, monthLength(year, month))
  return daysFromCivil(year, month, day)
}

function weekDay(year: number, week: number, day: number): number {
  within('week', week, 1, 53)
  within('day of the week', day, 1, 7)
  const monday = startOfWeekYear(year) + (week - 1) * 7
  if (weekOf(monday).weekYear !== year) within('week', week, 1, 52)
  return monday + day - 1
}

function quarterDay(year: number, quarter: number, day: number): number {
  within('quarter', quarter, 1, 4)
  const start = daysFromCivil(year, quarter * 3 - 2, 1)
  within('day of the quarter', day, 1, clampedDay(year, quarter * 3, 31) - start + 1)
  return start + day - 1
}

/** The day of a year, from 1. @throws CypherError ArgumentError `InvalidTemporalValue` */
export function ordinalDay(year: number, day: number): number {
  within('day of the year', day, 1, isLeapYear(year) ? 366 : 365)
  return daysFromCivil(year, 1, 1) + day - 1
}

function scanTime(scanner: Scanner): number | undefined {
  const compact = scanner.digitsAhead() > 2
  const next = (): number | undefined =>
    scanner.attempt(() => {
      if (compact) return numberOf(scanner.digits(2))
      return scanner.accept(':') === undefined ? undefined : numberOf(scanner.digits(1, 2))
    })
  const hour = numberOf(scanner.digits(compact ? 2 : 1, 2))
  if (hour === undefined) return undefined
  const minute = next()
  const second = minute === undefined ? undefined : next()
  const hasFraction = second !== undefined && scanner.accept('.,') !== undefined
  const fraction = hasFraction ? scanner.digits(1, 9) : ''
  return fraction === undefined
    ? undefined
    : nanoOfDay(hour, minute ?? 0, second ?? 0, Number(fraction.padEnd(9, '0')))
}

/** @throws CypherError ArgumentError `InvalidTemporalValue` where the clock has no such time */
export function nanoOfDay(hour: number, minute: number, second: number, nanosecond: number): number {
  within('hour', hour, 0, 23)
  within('minute', minute, 0, 59)
  within('second', second, 0, 59)
  within('nanosecond', nanosecond, 0, NANOS_PER_SECOND - 1)
  return (hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + nanosecond
}

function scanOffset(scanner: Scanner): number | undefined {
  const sign = scanner.accept('Z+-')
  if (sign === undefined || sign === 'Z') return sign === undefined ? undefined : 0
  const hours = numberOf(scanner.digits(2))
  if (hours === undefined) return undefined
  const next = (): number =>
    scanner.attempt(() => {
      scanner.accept(':')
      return numberOf(scanner.digits(2))
    }) ?? 0
  const minutes = within('minutes of the offset', next(), 0, 59)
  const seconds = within('seconds of the offset', next(), 0, 59)
  const size = within('offset in seconds', hours * 3600 + minutes * 60 + seconds, 0, 18 * 3600)
  return sign === '-' ? 0 - size : size
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

function unreadable(text: string, type: string, example: string): Error {
  return temporalFailure(`\`${text}\` cannot be read as ${type}.`, `${HINT} '${example}'.`)
}
