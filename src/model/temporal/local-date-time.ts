import { civilFromDays, type Moment, momentOf, plusMonths } from './calendar.ts'
import type { Duration } from './duration.ts'
import { checkedDay } from './local-date.ts'
import { checkedNano } from './local-time.ts'
import { parseDateTime } from './scan.ts'
import { Temporal } from './temporal.ts'
import { dateText, timeText } from './text.ts'

/** LOCAL DATETIME: a date with a time of day, without a zone. */
export class LocalDateTime extends Temporal {
  /** Days since 1970-01-01. */
  readonly epochDay: number
  /** From 0 to 86,399,999,999,999. */
  readonly nanoOfDay: number

  /** @throws CypherError ArgumentError `InvalidTemporalValue` */
  constructor(epochDay: number, nanoOfDay: number) {
    super()
    this.epochDay = checkedDay(epochDay)
    this.nanoOfDay = checkedNano(nanoOfDay)
    Object.freeze(this)
  }

  /** `2015-07-21T21:40:32.142`; midnight where there is no time. @throws CypherError ArgumentError `InvalidTemporalValue` */
  static parse(text: string): LocalDateTime {
    const { epochDay, nanoOfDay } = parseDateTime(text, false)
    return new LocalDateTime(epochDay, nanoOfDay)
  }

  get kind(): 'localdatetime' {
    return 'localdatetime'
  }

  /** Months first, then days, then seconds. @throws CypherError ArgumentError `InvalidTemporalValue` */
  plus(duration: Duration): LocalDateTime {
    return this.#shifted(duration, 1)
  }

  /** The same, backwards. */
  minus(duration: Duration): LocalDateTime {
    return this.#shifted(duration, -1)
  }

  #shifted(duration: Duration, sign: 1 | -1): LocalDateTime {
    const month = plusMonths(this.epochDay, sign * Number(duration.months))
    const day = checkedDay(month + sign * Number(duration.days))
    const { epochDay, nanoOfDay } = shiftedMoment(
      { epochDay: day, nanoOfDay: this.nanoOfDay },
      duration,
      sign,
    )
    return new LocalDateTime(epochDay, nanoOfDay)
  }

  compareTo(other: LocalDateTime): number {
    return this.epochDay - other.epochDay || this.nanoOfDay - other.nanoOfDay
  }

  override toString(): string {
    return dateTimeText(this)
  }
}

/** `2015-07-21T21:40:32.142`. */
export function dateTimeText({ epochDay, nanoOfDay }: Moment): string {
  return `${dateText(civilFromDays(epochDay))}T${timeText(nanoOfDay)}`
}

/** A moment moved by the seconds of a duration, however many they are. */
export function shiftedMoment({ epochDay, nanoOfDay }: Moment, { clock }: Duration, sign: 1 | -1): Moment {
  return momentOf(epochDay + sign * clock.days, nanoOfDay + sign * clock.nanos)
}
