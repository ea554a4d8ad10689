import { NANOS_PER_SECOND } from './calendar.ts'
import type { Duration } from './duration.ts'
import { within } from './failure.ts'
import { checkedNano, shiftedNano } from './local-time.ts'
import { parseOffsetTime } from './scan.ts'
import { Temporal } from './temporal.ts'
import { offsetText, timeText } from './text.ts'

/** ZONED TIME: a time of day with its offset from UTC. */
export class ZonedTime extends Temporal {
  /** On the clock of the offset, from 0 to 86,399,999,999,999. */
  readonly nanoOfDay: number
  /** East of UTC, at most 18 hours either way. */
  readonly offsetSeconds: number

  /** @throws CypherError ArgumentError `InvalidTemporalValue` */
  constructor(nanos: number, offsetSeconds: number) {
    super()
    this.nanoOfDay = checkedNano(nanos)
    this.offsetSeconds = checkedOffset(offsetSeconds)
    Object.freeze(this)
  }

  /** `21:40:32.142+01:00`; UTC where no offset is given. @throws CypherError ArgumentError `InvalidTemporalValue` */
  static parse(text: string): ZonedTime {
    const { nanoOfDay, offsetSeconds } = parseOffsetTime(text)
    return new ZonedTime(nanoOfDay, offsetSeconds ?? 0)
  }

  get kind(): 'time' {
    return 'time'
  }

  /** The offset as text: `Z`, `+01:00`. */
  get offset(): string {
    return offsetText(this.offsetSeconds)
  }

  /** Round the clock, as for LOCAL TIME; the offset stays. */
  plus(duration: Duration): ZonedTime {
    return new ZonedTime(shiftedNano(this.nanoOfDay, duration, 1), this.offsetSeconds)
  }

  /** The same, backwards. */
  minus(duration: Duration): ZonedTime {
    return new ZonedTime(shiftedNano(this.nanoOfDay, duration, -1), this.offsetSeconds)
  }

  /** By the time of UTC, then by the offset. */
  compareTo(other: ZonedTime): number {
    return this.#utcNano() - other.#utcNano() || this.offsetSeconds - other.offsetSeconds
  }

  #utcNano(): number {
    return this.nanoOfDay - this.offsetSeconds * NANOS_PER_SECOND
  }

  override toString(): string {
    return timeText(this.nanoOfDay) + this.offset
  }
}

/** @throws CypherError ArgumentError `InvalidTemporalValue` */
export function checkedOffset(seconds: number): number {
  return within('offset in seconds', seconds, -18 * 3600, 18 * 3600)
}
