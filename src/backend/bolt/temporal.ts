import neo4j, {
  type Date as DriverDate,
  type DateTime as DriverDateTime,
  type Duration as DriverDuration,
  type Integer,
  type LocalDateTime as DriverLocalDateTime,
  type LocalTime as DriverLocalTime,
  type Time as DriverTime,
} from 'neo4j-driver'
import { integer } from '../../model/numbers.ts'
import {
  Duration,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type TemporalValue,
  ZonedDateTime,
  ZonedTime,
} from '../../model/temporal/index.ts'

type DriverInteger = Integer | number | bigint

/** A temporal value of the driver. */
type DriverTemporal =
  | DriverDate<DriverInteger>
  | DriverLocalTime<DriverInteger>
  | DriverTime<DriverInteger>
  | DriverLocalDateTime<DriverInteger>
  | DriverDateTime<DriverInteger>
  | DriverDuration<DriverInteger>

type Parts = Readonly<Record<'hour' | 'minute' | 'second' | 'nanosecond', DriverInteger>>
type Days = Readonly<Record<'year' | 'month' | 'day', DriverInteger>>

const NANOS_PER_SECOND = 1_000_000_000

/** A temporal value as the driver sends it. A ZONED DATETIME takes its offset along, so that an overlap stays what it was. */
export function temporalToBolt(value: TemporalValue): DriverTemporal {
  switch (value.kind) {
    case 'date': {
      const { year, month, day } = value.civil
      return new neo4j.types.Date(year, month, day)
    }
    case 'localtime':
      return new neo4j.types.LocalTime(...clockOf(value.nanoOfDay))
    case 'time':
      return new neo4j.types.Time(...clockOf(value.nanoOfDay), value.offsetSeconds)
    case 'localdatetime':
      return new neo4j.types.LocalDateTime(...dayOf(value.epochDay), ...clockOf(value.nanoOfDay))
    case 'datetime': {
      const { epochDay, nanoOfDay, offsetSeconds, region } = value
      return new neo4j.types.DateTime(
        ...dayOf(epochDay),
        ...clockOf(nanoOfDay),
        offsetSeconds,
        region ?? null,
      )
    }
    case 'duration': {
      const { months, days, seconds, nanoseconds } = value
      return new neo4j.types.Duration(
        neo4j.int(months),
        neo4j.int(days),
        neo4j.int(seconds),
        neo4j.int(nanoseconds),
      )
    }
  }
}

/**
 * The temporal value that the driver got; undefined where the object is something else. In a ZONED DATETIME with a region
 * and no offset the region's own offset holds.
 *
 * @throws CypherError ArgumentError `UnknownTimeZone`
 */
export function temporalFromBolt(value: object): TemporalValue | undefined {
  if (neo4j.isDate(value)) return new LocalDate(epochDayOf(value))
  if (neo4j.isLocalTime(value)) return new LocalTime(nanoOfDayOf(value))
  if (neo4j.isTime(value)) return new ZonedTime(nanoOfDayOf(value), Number(value.timeZoneOffsetSeconds))
  if (neo4j.isLocalDateTime(value)) return new LocalDateTime(epochDayOf(value), nanoOfDayOf(value))
  if (neo4j.isDateTime(value)) {
    const local = { epochDay: epochDayOf(value), nanoOfDay: nanoOfDayOf(value) }
    const { timeZoneId, timeZoneOffsetSeconds } = value
    if (timeZoneOffsetSeconds === undefined || timeZoneOffsetSeconds === null)
      return ZonedDateTime.of(local, timeZoneId ?? 0)
    return new ZonedDateTime(
      local.epochDay,
      local.nanoOfDay,
      Number(timeZoneOffsetSeconds),
      timeZoneId ?? undefined,
    )
  }
  if (neo4j.isDuration(value)) {
    const [months, days, seconds] = [value.months, value.days, value.seconds].map(exactly)
    return new Duration(months, days, seconds, Number(value.nanoseconds))
  }
  return undefined
}

function clockOf(nanoOfDay: number): [number, number, number, number] {
  const seconds = Math.floor(nanoOfDay / NANOS_PER_SECOND)
  const nanosecond = nanoOfDay - seconds * NANOS_PER_SECOND
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, nanosecond]
}

function dayOf(epochDay: number): [number, number, number] {
  const { year, month, day } = new LocalDate(epochDay).civil
  return [year, month, day]
}

function nanoOfDayOf({ hour, minute, second, nanosecond }: Parts): number {
  return (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * NANOS_PER_SECOND + Number(nanosecond)
}

function epochDayOf({ year, month, day }: Days): number {
  return LocalDate.of(Number(year), Number(month), Number(day)).epochDay
}

function exactly(value: DriverInteger): number | bigint {
  return integer(typeof value === 'object' ? value.toBigInt() : BigInt(value))
}
