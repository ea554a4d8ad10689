import { integer } from '../numbers.ts'
import {
  civilFromDays,
  dayOfWeek,
  NANOS_PER_SECOND,
  quarterOf,
  SECONDS_PER_DAY,
  startOfQuarter,
  startOfYear,
  weekOf,
} from './calendar.ts'
import { temporalFailure } from './failure.ts'
import { Duration, type TemporalInstant, type TemporalValue, ZonedDateTime, type ZonedTime } from './index.ts'

type Component = number | bigint | string

/** Of a date, by lower-case name. */
const OF_DAY: { readonly [name: string]: (day: number) => number } = {
  year: (day) => civilFromDays(day).year,
  quarter: quarterOf,
  month: (day) => civilFromDays(day).month,
  week: (day) => weekOf(day).week,
  weekyear: (day) => weekOf(day).weekYear,
  day: (day) => civilFromDays(day).day,
  ordinalday: (day) => day - startOfYear(day) + 1,
  dayofquarter: (day) => day - startOfQuarter(day) + 1,
  quarterday: (day) => day - startOfQuarter(day) + 1,
  dayofweek: dayOfWeek,
  weekday: dayOfWeek,
}

/** Of a time of day. */
const OF_TIME: { readonly [name: string]: (nanos: number) => number } = {
  hour: (nanos) => Math.floor(nanos / (3600 * NANOS_PER_SECOND)),
  minute: (nanos) => Math.floor(nanos / (60 * NANOS_PER_SECOND)) % 60,
  second: (nanos) => Math.floor(nanos / NANOS_PER_SECOND) % 60,
  millisecond: (nanos) => Math.floor((nanos % NANOS_PER_SECOND) / 1e6),
  microsecond: (nanos) => Math.floor((nanos % NANOS_PER_SECOND) / 1e3),
  nanosecond: (nanos) => nanos % NANOS_PER_SECOND,
}

const OF_ZONE: { readonly [name: string]: (value: ZonedTime | ZonedDateTime) => Component } = {
  timezone: (value) => ('region' in value ? (value.region ?? value.offset) : value.offset),
  offset: (value) => value.offset,
  offsetminutes: (value) => Math.trunc(value.offsetSeconds / 60) + 0,
  offsetseconds: (value) => value.offsetSeconds,
}

const OF_EPOCH: { readonly [name: string]: (value: ZonedDateTime) => Component } = {
  epochseconds: (value) => integer(epochMillis(value) / 1000n),
  epochmillis: (value) => integer(epochMillis(value)),
}

/** The parts of a duration. */
interface ExactParts {
  readonly months: bigint
  readonly days: bigint
  readonly seconds: bigint
  readonly nanoseconds: bigint
}

const OF_DURATION: { readonly [name: string]: (value: ExactParts) => bigint } = {
  years: ({ months }) => months / 12n,
  quarters: ({ months }) => months / 3n,
  months: ({ months }) => months,
  weeks: ({ days }) => days / 7n,
  days: ({ days }) => days,
  hours: ({ seconds }) => seconds / 3600n,
  minutes: ({ seconds }) => seconds / 60n,
  seconds: ({ seconds }) => seconds,
  milliseconds: ({ seconds, nanoseconds }) => seconds * 1000n + nanoseconds / 1_000_000n,
  microseconds: ({ seconds, nanoseconds }) => seconds * 1_000_000n + nanoseconds / 1000n,
  nanoseconds: ({ seconds, nanoseconds }) => seconds * 1_000_000_000n + nanoseconds,
  quartersofyear: ({ months }) => (months / 3n) % 4n,
  monthsofquarter: ({ months }) => months % 3n,
  monthsofyear: ({ months }) => months % 12n,
  daysofweek: ({ days }) => days % 7n,
  minutesofhour: ({ seconds }) => (seconds / 60n) % 60n,
  secondsofminute: ({ seconds }) => seconds % 60n,
  millisecondsofsecond: ({ nanoseconds }) => nanoseconds / 1_000_000n,
  microsecondsofsecond: ({ nanoseconds }) => nanoseconds / 1000n,
  nanosecondsofsecond: ({ nanoseconds }) => nanoseconds,
}

/**
 * A component of a temporal value, by its name in any case: `d.year`, `t.offsetMinutes`, `duration.monthsOfYear`.
 * @throws CypherError TypeError `UnknownTemporalComponent`
 */
export function componentOf(value: TemporalValue, name: string): Component {
  const key = name.toLowerCase()
  const component = value instanceof Duration ? ofDuration(value, key) : ofInstant(value, key)
  if (component !== undefined) return component
  throw temporalFailure(
    `A ${value.kind} has no component \`${name}\`.`,
    `It has ${namesOf(value).join(', ')}.`,
    'UnknownTemporalComponent',
    'TypeError',
  )
}

function ofDuration({ months, days, seconds, nanoseconds }: Duration, key: string): Component | undefined {
  if (!Object.hasOwn(OF_DURATION, key)) return undefined
  const parts = {
    months: BigInt(months),
    days: BigInt(days),
    seconds: BigInt(seconds),
    nanoseconds: BigInt(nanoseconds),
  }
  return integer(OF_DURATION[key](parts))
}

function ofInstant(value: TemporalInstant, key: string): Component | undefined {
  if ('epochDay' in value && Object.hasOwn(OF_DAY, key)) return OF_DAY[key](value.epochDay)
  if ('nanoOfDay' in value && Object.hasOwn(OF_TIME, key)) return OF_TIME[key](value.nanoOfDay)
  if ('offsetSeconds' in value && Object.hasOwn(OF_ZONE, key)) return OF_ZONE[key](value)
  if (value instanceof ZonedDateTime && Object.hasOwn(OF_EPOCH, key)) return OF_EPOCH[key](value)
  return undefined
}

function namesOf(value: TemporalValue): readonly string[] {
  if (value instanceof Duration) return Object.keys(OF_DURATION)
  return [
    ...('epochDay' in value ? Object.keys(OF_DAY) : []),
    ...('nanoOfDay' in value ? Object.keys(OF_TIME) : []),
    ...('offsetSeconds' in value ? Object.keys(OF_ZONE) : []),
    ...(value instanceof ZonedDateTime ? Object.keys(OF_EPOCH) : []),
  ]
}

/** Milliseconds since 1970-01-01T00:00Z, rounded down. */
function epochMillis({ utc }: ZonedDateTime): bigint {
  return BigInt(utc.epochDay) * BigInt(SECONDS_PER_DAY * 1000) + BigInt(Math.floor(utc.nanoOfDay / 1e6))
}
