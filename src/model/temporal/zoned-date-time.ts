import { type Moment, momentOf, NANOS_PER_SECOND, plusMonths } from './calendar.ts'
import type { Duration } from './duration.ts'
import { temporalFailure } from './failure.ts'
import { checkedDay } from './local-date.ts'
import { dateTimeText, shiftedMoment } from './local-date-time.ts'
import { checkedNano } from './local-time.ts'
import { parseDateTime } from './scan.ts'
import { Temporal } from './temporal.ts'
import { offsetText } from './text.ts'
import { localOf, parseZone, resolveLocal, utcOf, validOffsets, type Zone } from './zone.ts'
import { checkedOffset } from './zoned-time.ts'

/**
 * ZONED DATETIME: a date and time of day with the offset from UTC that holds there, and the name of the region where
 * the zone has one (`Europe/Stockholm`). Two are equal where date, time and zone are: the same instant in two zones
 * is not the same value.
 */
export class ZonedDateTime extends Temporal {
  /** Days since 1970-01-01 on the local calendar. */
  readonly epochDay: number
  /** On the local clock, from 0 to 86,399,999,999,999. */
  readonly nanoOfDay: number
  /** East of UTC. */
  readonly offsetSeconds: number
  /** Undefined where only the offset is known. */
  readonly region: string | undefined

  /** The parts as they are: whether the region has that offset then is not asked, see `of`. */
  constructor(epochDay: number, nanoOfDay: number, offsetSeconds: number, region?: string) {
    super()
    this.epochDay = checkedDay(epochDay)
    this.nanoOfDay = checkedNano(nanoOfDay)
    this.offsetSeconds = checkedOffset(offsetSeconds)
    this.region = checkedRegion(region)
    Object.freeze(this)
  }

  /**
   * A local date and time in a zone. In a gap it is put forward by the length of the gap; in an overlap the earlier
   * offset holds, unless `preferred` is the later one.
   * @throws CypherError ArgumentError `UnknownTimeZone`, `InvalidTemporalValue`
   */
  static of(local: Moment, zone: Zone, preferred?: number): ZonedDateTime {
    const { epochDay, nanoOfDay, offsetSeconds } = resolveLocal(
      { epochDay: local.epochDay, nanoOfDay: local.nanoOfDay },
      zone,
      preferred,
    )
    return new ZonedDateTime(epochDay, nanoOfDay, offsetSeconds, regionName(zone))
  }

  /** A moment of UTC in a zone. @throws CypherError ArgumentError `UnknownTimeZone`, `InvalidTemporalValue` */
  static at(utc: Moment, zone: Zone): ZonedDateTime {
    const { epochDay, nanoOfDay, offsetSeconds } = localOf(utc, zone)
    return new ZonedDateTime(epochDay, nanoOfDay, offsetSeconds, regionName(zone))
  }

  /**
   * `2015-07-21T21:40:32.142+02:00[Europe/Stockholm]`; offset and region may be left out, UTC without both.
   * @throws CypherError ArgumentError `InvalidTemporalValue` (also where the region does not have that offset then),
   * `UnknownTimeZone`
   */
  static parse(text: string): ZonedDateTime {
    const { zone, offsetSeconds, ...local } = parseDateTime(text, true)
    const parsed = zone === undefined ? (offsetSeconds ?? 0) : parseZone(zone)
    if (typeof parsed === 'string' && offsetSeconds !== undefined) {
      if (!validOffsets(local, parsed).includes(offsetSeconds))
        throw temporalFailure(
          `\`${parsed}\` does not have the offset ${offsetText(offsetSeconds)} at ${dateTimeText(local)}.`,
          'Leave out the offset or the zone.',
        )
    }
    return ZonedDateTime.of(local, parsed, offsetSeconds)
  }

  /** The value of a text that `toString` wrote, whatever this machine knows of the region. */
  static restore(text: string): ZonedDateTime {
    const { epochDay, nanoOfDay, offsetSeconds, zone } = parseDateTime(text, true)
    return new ZonedDateTime(epochDay, nanoOfDay, offsetSeconds ?? 0, zone)
  }

  get kind(): 'datetime' {
    return 'datetime'
  }

  /** The region, or the offset in seconds. */
  get zone(): Zone {
    return this.region ?? this.offsetSeconds
  }

  /** The offset as text: `Z`, `+01:00`. */
  get offset(): string {
    return offsetText(this.offsetSeconds)
  }

  /** The same moment of UTC. */
  get utc(): Moment {
    return utcOf(this, this.offsetSeconds)
  }

  /** Months, then days on the local calendar, then seconds of elapsed time. */
  plus(duration: Duration): ZonedDateTime {
    return this.#shifted(duration, 1)
  }

  /** The same, backwards. */
  minus(duration: Duration): ZonedDateTime {
    return this.#shifted(duration, -1)
  }

  #shifted(duration: Duration, sign: 1 | -1): ZonedDateTime {
    const dated = this.plusMonths(sign * Number(duration.months)).plusDays(sign * Number(duration.days))
    if (duration.seconds === 0 && duration.nanoseconds === 0) return dated
    return ZonedDateTime.at(shiftedMoment(dated.utc, duration, sign), this.zone)
  }

  /** The same time of day so many months later, resolved as by `of` with the offset kept where it can be. */
  plusMonths(months: number): ZonedDateTime {
    return months === 0 ? this : this.#on(plusMonths(this.epochDay, months))
  }

  /** The same time of day so many days later, resolved as by `of` with the offset kept where it can be. */
  plusDays(days: number): ZonedDateTime {
    return days === 0 ? this : this.#on(checkedDay(this.epochDay + days))
  }

  #on(epochDay: number): ZonedDateTime {
    return ZonedDateTime.of({ epochDay, nanoOfDay: this.nanoOfDay }, this.zone, this.offsetSeconds)
  }

  /** The same instant on the clock of another zone. */
  inZone(zone: Zone): ZonedDateTime {
    return ZonedDateTime.at(this.utc, zone)
  }

  /** By instant, then by offset, then those without a region first, then by region. */
  compareTo(other: ZonedDateTime): number {
    const days = this.epochDay - other.epochDay
    // Offsets are shorter than a day: beyond two days the local dates decide, and nanoseconds stay exact.
    if (Math.abs(days) > 2) return days
    const { epochDay, nanoOfDay } = momentOf(
      days,
      this.nanoOfDay - other.nanoOfDay - (this.offsetSeconds - other.offsetSeconds) * NANOS_PER_SECOND,
    )
    return (
      epochDay ||
      nanoOfDay ||
      this.offsetSeconds - other.offsetSeconds ||
      compareNames(this.region ?? '', other.region ?? '')
    )
  }

  override toString(): string {
    const region = this.region === undefined ? '' : `[${this.region}]`
    return `${dateTimeText(this)}${this.offset}${region}`
  }
}

function checkedRegion(region: string | undefined): string | undefined {
  if (region === undefined || /^[a-z][a-z0-9~._/+-]*$/i.test(region)) return region
  throw temporalFailure(
    `\`${region}\` is not the name of a region.`,
    "Give one such as 'Europe/Stockholm'.",
    'UnknownTimeZone',
  )
}

function regionName(zone: Zone): string | undefined {
  return typeof zone === 'string' ? zone : undefined
}

/** The names of regions are ASCII: no need to look at code points. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
