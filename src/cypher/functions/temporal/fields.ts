import { isInteger } from '../../../model/numbers.ts'
import {
  civilFromDays,
  clampedDay,
  dayOfWeek,
  daysFromCivil,
  floorDivide,
  floorModulo,
  MAX_YEAR,
  MIN_YEAR,
  type Moment,
  NANOS_PER_DAY,
  NANOS_PER_SECOND,
  quarterOf,
  startOfQuarter,
  startOfWeekYear,
  weekOf,
} from '../../../model/temporal/calendar.ts'
import { temporalFailure, within } from '../../../model/temporal/failure.ts'
import {
  isDated,
  isInstant,
  isTimed,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type TemporalInstant,
  ZonedDateTime,
  ZonedTime,
} from '../../../model/temporal/index.ts'
import { calendarDay, ordinalDay } from '../../../model/temporal/scan.ts'
import { offsetAt, parseZone, type Zone } from '../../../model/temporal/zone.ts'
import type { MapValue, Value } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'
import {
  combination,
  DATE_FIELDS,
  DAY_FORMS,
  type Field,
  fieldsOf,
  type InstantKind,
  keysOf,
  type NumberField,
  type Selector,
  TIME_FIELDS,
} from './field-names.ts'

/**
 * The temporal value of a map: its components, on top of other temporal values (`date`, `time`, `datetime`) or seconds
 * since 1970 that it names. Larger components are assigned first. Source: CIP2015-08-06; TCK expressions/temporal/Temporal1
 * and Temporal3; java.time for what happens where a day does not fit.
 * @throws CypherError ArgumentError `InvalidTemporalValue`, `UnknownTimeZone`; TypeError `InvalidArgumentType`
 */
export function instantOfMap(kind: InstantKind, map: MapValue, now: Moment): TemporalInstant {
  return new FieldReader(kind, map, now).build()
}

class FieldReader {
  readonly #kind: InstantKind
  readonly #now: Moment
  readonly #fields: ReadonlyMap<Field, Value>

  constructor(kind: InstantKind, map: MapValue, now: Moment) {
    this.#kind = kind
    this.#now = now
    this.#fields = fieldsOf(kind, map)
  }

  build(): TemporalInstant {
    switch (this.#kind) {
      case 'date':
        return new LocalDate(this.#day(this.#dated('date')?.epochDay))
      case 'localtime':
        return new LocalTime(this.#nano(this.#timed('time')?.nanoOfDay))
      case 'time':
        return this.#zonedTime()
      case 'localdatetime': {
        const { epochDay, nanoOfDay } = this.#local()
        return new LocalDateTime(epochDay, nanoOfDay)
      }
      case 'datetime':
        return this.#zonedDateTime()
    }
  }

  #zonedTime(): ZonedTime {
    const selected = this.#timed('time')
    const nano = this.#nano(selected?.nanoOfDay)
    const zone = this.#zone()
    const own = selected !== undefined && 'offsetSeconds' in selected ? selected.offsetSeconds : undefined
    if (zone === undefined) return new ZonedTime(nano, own ?? 0)
    const offset = offsetAt(zone, this.#now)
    const shift = own === undefined ? 0 : (offset - own) * NANOS_PER_SECOND
    return new ZonedTime(floorModulo(nano + shift, NANOS_PER_DAY), offset)
  }

  #zonedDateTime(): ZonedDateTime {
    const zone = this.#zone()
    const epoch = this.#epoch(zone ?? 0)
    if (epoch !== undefined) return ZonedDateTime.of(this.#assigned(epoch), epoch.zone, epoch.offsetSeconds)
    const selected = this.#timed('datetime') ?? this.#timed('time')
    const own = selected !== undefined && 'offsetSeconds' in selected ? selected : undefined
    const ownZone = own instanceof ZonedDateTime ? own.zone : own?.offsetSeconds
    const local = this.#local()
    if (ownZone === undefined) return ZonedDateTime.of(local, zone ?? 0)
    // As Neo4j: of an overlap the earlier offset, whichever the selected value has.
    const there = ZonedDateTime.of(local, ownZone)
    return zone === undefined ? there : there.inZone(zone)
  }

  /** Date and time of day, each from what the map selects and its components. */
  #local(): Moment {
    const both = this.#timed('datetime')
    if (both !== undefined && isDated(both)) return this.#assigned(both)
    if (both !== undefined) throw lacks(both, 'date')
    return {
      epochDay: this.#day(this.#dated('date')?.epochDay),
      nanoOfDay: this.#nano(this.#timed('time')?.nanoOfDay),
    }
  }

  #assigned({ epochDay, nanoOfDay }: Moment): Moment {
    return { epochDay: this.#day(epochDay), nanoOfDay: this.#nano(nanoOfDay) }
  }

  /** The moment of `epochSeconds` or `epochMillis`. */
  #epoch(zone: Zone): ZonedDateTime | undefined {
    const field = this.#fields.has('epochSeconds') ? 'epochSeconds' : 'epochMillis'
    const value = this.#fields.get(field)
    if (value === undefined) return undefined
    if (!isInteger(value)) throw wrongType(`\`${field}\``, 'an INTEGER', value)
    return ZonedDateTime.at(momentOfEpoch(value, field === 'epochSeconds' ? 1 : 1000), zone)
  }

  #selected(field: Selector): TemporalInstant | undefined {
    const value = this.#fields.get(field)
    if (value === undefined || isInstant(value)) return value
    throw wrongType(`\`${field}\` in ${this.#kind}()`, 'a temporal value', value)
  }

  #dated(field: Selector): Extract<TemporalInstant, { epochDay: number }> | undefined {
    const value = this.#selected(field)
    if (value !== undefined && !isDated(value)) throw lacks(value, 'date')
    return value
  }

  #timed(field: Selector): Extract<TemporalInstant, { nanoOfDay: number }> | undefined {
    const value = this.#selected(field)
    if (value !== undefined && !isTimed(value)) throw lacks(value, 'time of day')
    return value
  }

  #zone(): Zone | undefined {
    const value = this.#fields.get('timezone')
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw wrongType('`timezone`', 'a STRING', value)
    return parseZone(value)
  }

  #has(field: Field): boolean {
    return this.#fields.has(field)
  }

  /** The number of a component; null stands for the smallest. */
  #number(field: NumberField): number {
    const value = this.#fields.get(field) ?? null
    if (value === null) return { ...DATE_FIELDS, ...TIME_FIELDS }[field]
    if (!isInteger(value)) throw wrongType(`\`${field}\``, 'an INTEGER', value)
    return Number(value)
  }

  #day(base: number | undefined): number {
    const forms = DAY_FORMS.filter((form) => form.some((field) => this.#has(field)))
    if (forms.length > 1)
      throw combination(`\`${forms[0][0]}\` and \`${forms[1][0]}\` cannot be used together to give a day.`)
    if (base === undefined) this.#requireDate(forms[0] ?? DAY_FORMS[0])
    let day = base ?? daysFromCivil(0, 1, 1)
    if (this.#has('year')) day = this.#inYear(day, base === undefined)
    if (this.#has('quarter')) {
      const { year, month, day: dayOfMonth } = civilFromDays(day)
      const quarter = within('quarter', this.#number('quarter'), 1, 4)
      day = clampedDay(year, month + (quarter - quarterOf(day)) * 3, dayOfMonth)
    }
    if (this.#has('month')) {
      const { year, day: dayOfMonth } = civilFromDays(day)
      day = clampedDay(year, within('month', this.#number('month'), 1, 12), dayOfMonth)
    }
    if (this.#has('week')) day += (within('week', this.#number('week'), 1, 53) - weekOf(day).week) * 7
    if (this.#has('ordinalDay')) day = ordinalDay(civilFromDays(day).year, this.#number('ordinalDay'))
    if (this.#has('dayOfQuarter'))
      day = startOfQuarter(day) + within('day of the quarter', this.#number('dayOfQuarter'), 1, 92) - 1
    if (this.#has('dayOfWeek'))
      day += within('day of the week', this.#number('dayOfWeek'), 1, 7) - dayOfWeek(day)
    if (this.#has('day')) {
      const { year, month } = civilFromDays(day)
      day = calendarDay(year, month, this.#number('day'))
    }
    return day
  }

  /** The same day of another year; where a week is given, of another week-based year. */
  #inYear(day: number, first: boolean): number {
    const year = within('year', this.#number('year'), MIN_YEAR, MAX_YEAR)
    if (!this.#has('week')) {
      const { month, day: dayOfMonth } = civilFromDays(day)
      return clampedDay(year, month, dayOfMonth)
    }
    const start = startOfWeekYear(year)
    if (first) return start
    const weeks = floorDivide(startOfWeekYear(year + 1) - start, 7)
    return start + (Math.min(weekOf(day).week, weeks) - 1) * 7 + dayOfWeek(day) - 1
  }

  /** Without a date to begin with: the year, and no smaller unit without the larger; before a time the whole day. */
  #requireDate(form: readonly Field[]): void {
    const timed = this.#has('time') || keysOf(TIME_FIELDS).some((field) => this.#has(field))
    // Neo4j takes a day of the year by itself, as one of the year 0.
    if (form[0] === 'ordinalDay' && !timed) return
    this.#requireOrder(['year', ...form], timed)
  }

  #nano(base: number | undefined): number {
    const given = keysOf(TIME_FIELDS).filter((field) => this.#has(field))
    const subSecond = given.find((field) => field.endsWith('second') && field !== 'second')
    if (base === undefined && given.length > 0)
      this.#requireOrder(['hour', 'minute', 'second', ...(subSecond === undefined ? [] : [subSecond])], false)
    const nanos = base ?? 0
    const seconds = Math.floor(nanos / NANOS_PER_SECOND)
    const part = (field: 'hour' | 'minute' | 'second', old: number, limit: number): number =>
      this.#has(field) ? within(field, this.#number(field), 0, limit) : old
    const hour = part('hour', Math.floor(seconds / 3600), 23)
    const minute = part('minute', Math.floor(seconds / 60) % 60, 59)
    const second = part('second', seconds % 60, 59)
    const rest = subSecond === undefined ? nanos % NANOS_PER_SECOND : this.#subSecond()
    return (hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + rest
  }

  /** Milliseconds, microseconds and nanoseconds add up; with a larger one, a smaller one only fills what it leaves. */
  #subSecond(): number {
    const milli = this.#has('millisecond')
    const micro = this.#has('microsecond')
    const millisecond = within('millisecond', this.#number('millisecond'), 0, 999)
    const microsecond = within('microsecond', this.#number('microsecond'), 0, milli ? 999 : 999_999)
    const most = micro ? 999 : milli ? 999_999 : NANOS_PER_SECOND - 1
    const nanosecond = within('nanosecond', this.#number('nanosecond'), 0, most)
    return millisecond * 1_000_000 + microsecond * 1000 + nanosecond
  }

  /** @throws CypherError where one is missing before one that is there, or the first, or (`all`) any */
  #requireOrder(fields: readonly Field[], all: boolean): void {
    const missing = fields.findIndex((field) => !this.#has(field))
    if (missing < 0) return
    const later = fields.slice(missing + 1).find((field) => this.#has(field))
    if (later !== undefined)
      throw combination(`\`${later}\` cannot be given without \`${fields[missing]}\` in ${this.#kind}().`)
    if (missing === 0 || all) throw combination(`\`${fields[missing]}\` is missing in ${this.#kind}().`)
  }
}

/** A moment of UTC so many seconds, or parts of them, after 1970-01-01T00:00Z. */
export function momentOfEpoch(count: number | bigint, perSecond: 1 | 1000): Moment {
  const perDay = BigInt(86_400 * perSecond)
  const total = BigInt(count)
  const rest = ((total % perDay) + perDay) % perDay
  return {
    epochDay: Number((total - rest) / perDay),
    nanoOfDay: Number(rest) * (NANOS_PER_SECOND / perSecond),
  }
}

/** @throws CypherError TypeError `InvalidTemporalValue` */
export function lacks(value: TemporalInstant, what: string): Error {
  return temporalFailure(
    `A ${value.kind} has no ${what}.`,
    `Use a temporal value that has one.`,
    'InvalidTemporalValue',
    'TypeError',
  )
}
