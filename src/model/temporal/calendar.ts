import { within } from './failure.ts'

export const MIN_YEAR = -999_999_999
export const MAX_YEAR = 999_999_999
export const SECONDS_PER_DAY = 86_400
export const NANOS_PER_SECOND = 1_000_000_000
export const NANOS_PER_DAY = SECONDS_PER_DAY * NANOS_PER_SECOND

/** Days in 400 years, after which the Gregorian calendar repeats, weekdays included. */
export const DAYS_PER_CYCLE = 146_097

/** A date of the proleptic Gregorian calendar; month and day from 1. */
export interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A point in time, or of a local time line: days since 1970-01-01 and nanoseconds from 0 in that day. */
export interface Moment {
  readonly epochDay: number
  readonly nanoOfDay: number
}

/** Rounds to minus infinity; exact within the safe integers. */
export function floorDivide(dividend: number, divisor: number): number {
  return Math.floor(dividend / divisor)
}

/** The remainder of `floorDivide`: never negative for a positive divisor. */
export function floorModulo(dividend: number, divisor: number): number {
  return dividend - Math.floor(dividend / divisor) * divisor
}

/** Days since 1970-01-01. Source: Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil. */
export function daysFromCivil(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day at the end.
  const shifted = month <= 2 ? year - 1 : year
  const cycle = floorDivide(shifted, 400)
  const yearOfCycle = shifted - cycle * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear
  return cycle * DAYS_PER_CYCLE + dayOfCycle - 719_468
}

/** The inverse of `daysFromCivil`. Source: the same, civil_from_days. */
export function civilFromDays(epochDay: number): Civil {
  const days = epochDay + 719_468
  const cycle = floorDivide(days, DAYS_PER_CYCLE)
  const dayOfCycle = days - cycle * DAYS_PER_CYCLE
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}

export const MIN_DAY = daysFromCivil(MIN_YEAR, 1, 1)
export const MAX_DAY = daysFromCivil(MAX_YEAR, 12, 31)

export function isLeapYear(year: number): boolean {
  return floorModulo(year, 4) === 0 && (floorModulo(year, 100) !== 0 || floorModulo(year, 400) === 0)
}

/** How many days a month of a year has. */
export function monthLength(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day of a date whose day of the month may be too large: then the last of the month. */
export function clampedDay(year: number, month: number, day: number): number {
  within('year', year, MIN_YEAR, MAX_YEAR)
  return daysFromCivil(year, month, Math.min(day, monthLength(year, month)))
}

/** The same day of the month so many months later, or the last one that the month has. */
export function plusMonths(epochDay: number, months: number): number {
  if (months === 0) return epochDay
  const { year, month, day } = civilFromDays(epochDay)
  const total = year * 12 + month - 1 + months
  return clampedDay(floorDivide(total, 12), floorModulo(total, 12) + 1, day)
}

/** 1 for Monday to 7 for Sunday. */
export function dayOfWeek(epochDay: number): number {
  return floorModulo(epochDay + 3, 7) + 1
}

/** The first day (a Monday) of a week-based year: the week that holds 4 January. ISO 8601. */
export function startOfWeekYear(year: number): number {
  const fourth = daysFromCivil(year, 1, 4)
  return fourth - dayOfWeek(fourth) + 1
}

/** The week of ISO 8601, and the year that it belongs to. */
export function weekOf(epochDay: number): { readonly weekYear: number; readonly week: number } {
  const thursday = epochDay - dayOfWeek(epochDay) + 4
  const weekYear = civilFromDays(thursday).year
  return { weekYear, week: floorDivide(epochDay - startOfWeekYear(weekYear), 7) + 1 }
}

/** 1 to 4. */
export function quarterOf(epochDay: number): number {
  return Math.floor((civilFromDays(epochDay).month + 2) / 3)
}

/** The first day of the year of a date. */
export function startOfYear(epochDay: number): number {
  return daysFromCivil(civilFromDays(epochDay).year, 1, 1)
}

/** The first day of the quarter of a date. */
export function startOfQuarter(epochDay: number): number {
  const { year, month } = civilFromDays(epochDay)
  return daysFromCivil(year, month - floorModulo(month - 1, 3), 1)
}

/** A moment from nanoseconds that may lie outside the day. */
export function momentOf(epochDay: number, nanos: number): Moment {
  const days = floorDivide(nanos, NANOS_PER_DAY)
  return { epochDay: epochDay + days, nanoOfDay: nanos - days * NANOS_PER_DAY }
}
