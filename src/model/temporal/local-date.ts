import { type Civil, civilFromDays, MAX_DAY, MIN_DAY, plusMonths } from './calendar.ts'
import type { Duration } from './duration.ts'
import { temporalFailure } from './failure.ts'
import { calendarDay, parseDay } from './scan.ts'
import { Temporal } from './temporal.ts'
import { dateText } from './text.ts'

/** DATE: a day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999. */
export class LocalDate extends Temporal {
  /** Days since 1970-01-01. */
  readonly epochDay: number

  /** @throws CypherError ArgumentError `InvalidTemporalValue` where the year is out of range */
  constructor(epochDay: number) {
    super()
    this.epochDay = checkedDay(epochDay)
    Object.freeze(this)
  }

  /** Month and day from 1. @throws CypherError ArgumentError `InvalidTemporalValue` where there is no such day */
  static of(year: number, month: number, day: number): LocalDate {
    return new LocalDate(calendarDay(year, month, day))
  }

  /** `2015-07-21` and the other forms of ISO 8601. @throws CypherError ArgumentError `InvalidTemporalValue` */
  static parse(text: string): LocalDate {
    return new LocalDate(parseDay(text))
  }

  get kind(): 'date' {
    return 'date'
  }

  /** Year, month and day; month and day from 1. */
  get civil(): Civil {
    return civilFromDays(this.epochDay)
  }

  /** Months first, then days; of the seconds only whole days. @throws CypherError ArgumentError `InvalidTemporalValue` */
  plus(duration: Duration): LocalDate {
    return this.#shifted(duration, 1)
  }

  /** The same, backwards. */
  minus(duration: Duration): LocalDate {
    return this.#shifted(duration, -1)
  }

  #shifted({ months, days, clock }: Duration, sign: 1 | -1): LocalDate {
    const month = plusMonths(this.epochDay, sign * Number(months))
    return new LocalDate(month + sign * (Number(days) + clock.days))
  }

  compareTo(other: LocalDate): number {
    return this.epochDay - other.epochDay
  }

  override toString(): string {
    return dateText(this.civil)
  }
}

/** The day where its year is within range. @throws CypherError ArgumentError `InvalidTemporalValue` */
export function checkedDay(epochDay: number): number {
  if (epochDay >= MIN_DAY && epochDay <= MAX_DAY) return epochDay
  throw temporalFailure('The date is out of range.', 'Use a year from -999999999 to 999999999.')
}
