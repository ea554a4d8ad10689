import { floorModulo, NANOS_PER_DAY } from './calendar.ts'
import type { Duration } from './duration.ts'
import { within } from './failure.ts'
import { nanoOfDay, parseNanoOfDay } from './scan.ts'
import { Temporal } from './temporal.ts'
import { timeText } from './text.ts'

/** LOCAL TIME: a time of day without an offset, to the nanosecond. */
export class LocalTime extends Temporal {
  /** From 0 to 86,399,999,999,999. */
  readonly nanoOfDay: number

  /** @throws CypherError ArgumentError `InvalidTemporalValue` */
  constructor(nanos: number) {
    super()
    this.nanoOfDay = checkedNano(nanos)
    Object.freeze(this)
  }

  /** @throws CypherError ArgumentError `InvalidTemporalValue` */
  static of(hour: number, minute: number, second = 0, nanosecond = 0): LocalTime {
    return new LocalTime(nanoOfDay(hour, minute, second, nanosecond))
  }

  /** `21:40:32.142` and the other forms of ISO 8601. @throws CypherError ArgumentError `InvalidTemporalValue` */
  static parse(text: string): LocalTime {
    return new LocalTime(parseNanoOfDay(text))
  }

  get kind(): 'localtime' {
    return 'localtime'
  }

  /** Round the clock: months, days and whole days of seconds change nothing. */
  plus(duration: Duration): LocalTime {
    return new LocalTime(shiftedNano(this.nanoOfDay, duration, 1))
  }

  /** The same, backwards. */
  minus(duration: Duration): LocalTime {
    return new LocalTime(shiftedNano(this.nanoOfDay, duration, -1))
  }

  compareTo(other: LocalTime): number {
    return this.nanoOfDay - other.nanoOfDay
  }

  override toString(): string {
    return timeText(this.nanoOfDay)
  }
}

/** @throws CypherError ArgumentError `InvalidTemporalValue` */
export function checkedNano(nanos: number): number {
  return within('nanosecond of the day', nanos, 0, NANOS_PER_DAY - 1)
}

/** A time of day moved round the clock. */
export function shiftedNano(nanos: number, { clock }: Duration, sign: 1 | -1): number {
  return floorModulo(nanos + sign * clock.nanos, NANOS_PER_DAY)
}
