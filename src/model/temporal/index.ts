import { Duration } from './duration.ts'
import { LocalDateTime } from './local-date-time.ts'
import { LocalDate } from './local-date.ts'
import { LocalTime } from './local-time.ts'
import { Temporal } from './temporal.ts'
import { ZonedDateTime } from './zoned-date-time.ts'
import { ZonedTime } from './zoned-time.ts'

export { Duration, LocalDate, LocalDateTime, LocalTime, Temporal, ZonedDateTime, ZonedTime }
export type { TemporalKind } from './temporal.ts'

/** A temporal value that is a point in time or a time of day. */
export type TemporalInstant = LocalDate | LocalTime | ZonedTime | LocalDateTime | ZonedDateTime

/** A value of one of the six temporal types; `kind` says which. */
export type TemporalValue = TemporalInstant | Duration

/** A temporal value with a date. */
export type Dated = LocalDate | LocalDateTime | ZonedDateTime

/** A temporal value with a time of day. */
export type Timed = LocalTime | ZonedTime | LocalDateTime | ZonedDateTime

export function isTemporal(value: unknown): value is TemporalValue {
  return value instanceof Temporal
}

export function isInstant(value: unknown): value is TemporalInstant {
  return value instanceof Temporal && !(value instanceof Duration)
}

export function isDated(value: TemporalInstant): value is Dated {
  return 'epochDay' in value
}

export function isTimed(value: TemporalInstant): value is Timed {
  return 'nanoOfDay' in value
}

/** Negative, 0 or positive for two values of one type, 0 exactly where they are the same; undefined across types. */
export function compareTemporal(a: TemporalValue, b: TemporalValue): number | undefined {
  if (a instanceof LocalDate) return b instanceof LocalDate ? a.compareTo(b) : undefined
  if (a instanceof LocalTime) return b instanceof LocalTime ? a.compareTo(b) : undefined
  if (a instanceof ZonedTime) return b instanceof ZonedTime ? a.compareTo(b) : undefined
  if (a instanceof LocalDateTime) return b instanceof LocalDateTime ? a.compareTo(b) : undefined
  if (a instanceof ZonedDateTime) return b instanceof ZonedDateTime ? a.compareTo(b) : undefined
  return b instanceof Duration ? a.compareTo(b) : undefined
}

/**
 * The value of a text that `toString` wrote.
 * @throws CypherError ArgumentError `InvalidTemporalValue`
 */
export function readTemporal(kind: TemporalValue['kind'], text: string): TemporalValue {
  switch (kind) {
    case 'date':
      return LocalDate.parse(text)
    case 'localtime':
      return LocalTime.parse(text)
    case 'time':
      return ZonedTime.parse(text)
    case 'localdatetime':
      return LocalDateTime.parse(text)
    case 'datetime':
      return ZonedDateTime.restore(text)
    case 'duration':
      return Duration.parse(text)
  }
}
