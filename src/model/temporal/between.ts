import { civilFromDays, type Moment, NANOS_PER_DAY } from './calendar.ts'
import { temporalFailure } from './failure.ts'
import { Duration, isDated, isTimed, type TemporalInstant, ZonedDateTime } from './index.ts'
import { localOf } from './zone.ts'

/**
 * From one temporal value to another: whole months, then whole days, then the time that is left, all of one sign. What
 * one side lacks it takes from the other: the date, the zone; without both sides a date only the times count; a date
 * alone begins at midnight.
 */
export function between(from: TemporalInstant, to: TemporalInstant): Duration {
  const [start, end] = aligned(from, to)
  if (!isDated(from) || !isDated(to)) return elapsed(0, 0, start, end)
  const months = monthsUntil(start, end)
  const atMonth = start.plusMonths(months)
  const days = daysUntil(atMonth, end)
  return elapsed(months, days, atMonth.plusDays(days), end)
}

/** Whole months. @throws CypherError TypeError `InvalidTemporalValue` where neither has a date */
export function betweenInMonths(from: TemporalInstant, to: TemporalInstant): Duration {
  requireDate(from, to)
  return new Duration(monthsUntil(...aligned(from, to)), 0, 0)
}

/** Whole days. @throws CypherError TypeError `InvalidTemporalValue` where neither has a date */
export function betweenInDays(from: TemporalInstant, to: TemporalInstant): Duration {
  requireDate(from, to)
  return new Duration(0, daysUntil(...aligned(from, to)), 0)
}

/** The elapsed time in seconds and nanoseconds. */
export function betweenInSeconds(from: TemporalInstant, to: TemporalInstant): Duration {
  return elapsed(0, 0, ...aligned(from, to))
}

function requireDate(from: TemporalInstant, to: TemporalInstant): void {
  if (isDated(from) || isDated(to)) return
  throw temporalFailure(
    `There are no months or days between a ${from.kind} and a ${to.kind}.`,
    'Use duration.inSeconds() for times of day.',
    'InvalidTemporalValue',
    'TypeError',
  )
}

/** Both as moments in a zone. Two values without a zone are compared as in UTC, two without a date as on one day. */
function aligned(from: TemporalInstant, to: TemporalInstant): [ZonedDateTime, ZonedDateTime] {
  const day = isDated(from) ? from.epochDay : isDated(to) ? to.epochDay : 0
  const zone = zoneOf(from) ?? zoneOf(to) ?? 0
  const complete = (value: TemporalInstant): ZonedDateTime => {
    if (value instanceof ZonedDateTime) return value
    const epochDay = isDated(value) ? value.epochDay : day
    const nanoOfDay = isTimed(value) ? value.nanoOfDay : 0
    return ZonedDateTime.of({ epochDay, nanoOfDay }, zoneOf(value) ?? zone)
  }
  return [complete(from), complete(to)]
}

function zoneOf(value: TemporalInstant): ZonedDateTime['zone'] | undefined {
  if (value instanceof ZonedDateTime) return value.zone
  return 'offsetSeconds' in value ? value.offsetSeconds : undefined
}

/** Whole months on the local calendar of `from`. */
function monthsUntil(from: ZonedDateTime, to: ZonedDateTime): number {
  const start = civilFromDays(from.epochDay)
  const end = civilFromDays(lastWholeDay(from, to))
  const months = (end.year - start.year) * 12 + end.month - start.month
  if (months > 0 && end.day < start.day) return months - 1
  return months < 0 && end.day > start.day ? months + 1 : months
}

/** Whole days on the local calendar of `from`. */
function daysUntil(from: ZonedDateTime, to: ZonedDateTime): number {
  return lastWholeDay(from, to) - from.epochDay
}

/** The last day, seen from `from`, at whose end the way to `to` is not yet passed. */
function lastWholeDay(from: ZonedDateTime, to: ZonedDateTime): number {
  const { epochDay, nanoOfDay } = localOf(to.utc, from.zone)
  if (epochDay > from.epochDay && nanoOfDay < from.nanoOfDay) return epochDay - 1
  return epochDay < from.epochDay && nanoOfDay > from.nanoOfDay ? epochDay + 1 : epochDay
}

function elapsed(months: number, days: number, from: ZonedDateTime, to: ZonedDateTime): Duration {
  return new Duration(months, days, 0, nanosOf(to.utc) - nanosOf(from.utc))
}

function nanosOf({ epochDay, nanoOfDay }: Moment): bigint {
  return BigInt(epochDay) * BigInt(NANOS_PER_DAY) + BigInt(nanoOfDay)
}
