import { compareNumbers, fitsInteger, integer } from '../numbers.ts'
import { NANOS_PER_DAY, NANOS_PER_SECOND, SECONDS_PER_DAY } from './calendar.ts'
import { parseDuration } from './duration-text.ts'
import { temporalFailure } from './failure.ts'
import { Temporal } from './temporal.ts'
import { fractionText } from './text.ts'

/** The mean length of a month of the Gregorian calendar. */
const SECONDS_PER_MONTH = 2_629_746
const NANOS_PER_MONTH = SECONDS_PER_MONTH * NANOS_PER_SECOND

/** An INTEGER: a `number` within the safe range, a `bigint` outside it. */
type Integer = number | bigint

/**
 * DURATION: months, days, seconds and nanoseconds, kept apart because a month has no fixed number of days and a day no
 * fixed number of seconds. Each may have its own sign but `nanoseconds`, which are 0 to 999,999,999: -0.1 s is -1 s and
 * 900,000,000 ns.
 */
export class Duration extends Temporal {
  readonly months: Integer
  readonly days: Integer
  readonly seconds: Integer
  readonly nanoseconds: number

  /**
   * Any integers; nanoseconds beyond a second are carried over.
   * @throws CypherError ArgumentError `InvalidTemporalValue` where the length in seconds does not fit 64 bits
   */
  constructor(months: Integer, days: Integer, seconds: Integer, nanoseconds: Integer = 0) {
    super()
    // No need for bigints where nothing can come near 2^53.
    if (isModest(months) && isModest(days) && isModest(seconds) && isModest(nanoseconds)) {
      const carried = Math.floor(nanoseconds / NANOS_PER_SECOND)
      this.months = months + 0
      this.days = days + 0
      this.seconds = seconds + carried
      this.nanoseconds = nanoseconds - carried * NANOS_PER_SECOND
    } else {
      const nanos = BigInt(nanoseconds)
      const rest = ((nanos % GIGA) + GIGA) % GIGA
      const whole = BigInt(seconds) + (nanos - rest) / GIGA
      if (!fitsInteger(averageSeconds(BigInt(months), BigInt(days), whole)))
        throw temporalFailure('The duration is too long.', 'Its length in seconds must fit in 64 bits.')
      this.months = integer(months)
      this.days = integer(days)
      this.seconds = integer(whole)
      this.nanoseconds = Number(rest)
    }
    Object.freeze(this)
  }

  /**
   * A duration of fractions: what is left of months goes to the days (30.436875 to a month), of days to the seconds.
   * @throws CypherError ArgumentError `InvalidTemporalValue`
   */
  static approximate(months: number, days: number, seconds: number, nanoseconds: number): Duration {
    const wholeMonths = whole(months)
    const allDays = days + ((months - wholeMonths) * NANOS_PER_MONTH) / NANOS_PER_DAY
    const wholeDays = whole(allDays)
    const allSeconds = seconds + ((allDays - wholeDays) * NANOS_PER_DAY) / NANOS_PER_SECOND
    const wholeSeconds = whole(allSeconds)
    const nanos = whole(nanoseconds + (allSeconds - wholeSeconds) * NANOS_PER_SECOND)
    return new Duration(BigInt(wholeMonths), BigInt(wholeDays), BigInt(wholeSeconds), BigInt(nanos))
  }

  /**
   * `P12Y5M14DT16H12M70.5S`, `P2.5W` (a fraction only in the last unit), `P2012-02-02T14:37:21.545`; each number and the
   * whole may have a sign. ISO 8601.
   * @throws CypherError ArgumentError `InvalidTemporalValue`
   */
  static parse(text: string): Duration {
    const { months, days, seconds, nanoseconds, fraction } = parseDuration(text)
    if (fraction === undefined) return new Duration(months, days, seconds, nanoseconds)
    return Duration.approximate(
      Number(months) + fraction.months,
      Number(days) + fraction.days,
      Number(seconds) + fraction.seconds,
      0,
    )
  }

  get kind(): 'duration' {
    return 'duration'
  }

  /** Seconds and nanoseconds as whole days of 86,400 seconds, cut off toward zero, and the nanoseconds that are left. */
  get clock(): { readonly days: number; readonly nanos: number } {
    if (typeof this.seconds === 'number') {
      const days = Math.trunc(this.seconds / SECONDS_PER_DAY)
      return { days, nanos: (this.seconds - days * SECONDS_PER_DAY) * NANOS_PER_SECOND + this.nanoseconds }
    }
    const seconds = this.seconds
    const days = seconds / DAY
    return { days: Number(days), nanos: Number(seconds - days * DAY) * NANOS_PER_SECOND + this.nanoseconds }
  }

  plus(other: Duration): Duration {
    return this.#combined(other, 1n)
  }

  minus(other: Duration): Duration {
    return this.#combined(other, -1n)
  }

  #combined(other: Duration, sign: bigint): Duration {
    return new Duration(
      BigInt(this.months) + sign * BigInt(other.months),
      BigInt(this.days) + sign * BigInt(other.days),
      BigInt(this.seconds) + sign * BigInt(other.seconds),
      BigInt(this.nanoseconds) + sign * BigInt(other.nanoseconds),
    )
  }

  /** Exact for a bigint; a number is taken as a fraction, see `approximate`. */
  times(factor: number | bigint): Duration {
    const { months, days, seconds, nanoseconds } = this
    if (typeof factor === 'bigint')
      return new Duration(
        BigInt(months) * factor,
        BigInt(days) * factor,
        BigInt(seconds) * factor,
        BigInt(nanoseconds) * factor,
      )
    return Duration.approximate(
      Number(months) * factor,
      Number(days) * factor,
      Number(seconds) * factor,
      nanoseconds * factor,
    )
  }

  dividedBy(divisor: number): Duration {
    const { months, days, seconds, nanoseconds } = this
    return Duration.approximate(
      Number(months) / divisor,
      Number(days) / divisor,
      Number(seconds) / divisor,
      nanoseconds / divisor,
    )
  }

  /** By mean length, then by months and days: a total order of which Cypher's ORDER BY makes use, but `<` does not. */
  compareTo(other: Duration): number {
    return (
      compareNumbers(this.#length(), other.#length()) ||
      this.nanoseconds - other.nanoseconds ||
      compareNumbers(this.months, other.months) ||
      compareNumbers(this.days, other.days)
    )
  }

  #length(): bigint {
    return averageSeconds(BigInt(this.months), BigInt(this.days), BigInt(this.seconds))
  }

  override toString(): string {
    const months = BigInt(this.months)
    const date = unit(months / 12n, 'Y') + unit(months % 12n, 'M') + unit(BigInt(this.days), 'D')
    const nanos = BigInt(this.seconds) * GIGA + BigInt(this.nanoseconds)
    if (nanos === 0n) return date === '' ? 'PT0S' : `P${date}`
    const size = nanos < 0n ? -nanos : nanos
    const sign = nanos < 0n ? '-' : ''
    const seconds = size / GIGA
    const part = (count: bigint, name: string): string => (count === 0n ? '' : `${sign}${count}${name}`)
    const left = size % (60n * GIGA)
    const fraction = fractionText(Number(size % GIGA))
    const last = left === 0n ? '' : `${sign}${left / GIGA}${fraction}S`
    return `P${date}T${part(seconds / 3600n, 'H')}${part((seconds / 60n) % 60n, 'M')}${last}`
  }
}

const GIGA = BigInt(NANOS_PER_SECOND)
const DAY = BigInt(SECONDS_PER_DAY)

function isModest(count: Integer): count is number {
  return typeof count === 'number' && Math.abs(count) <= 1e12
}

function averageSeconds(months: bigint, days: bigint, seconds: bigint): bigint {
  return months * BigInt(SECONDS_PER_MONTH) + days * DAY + seconds
}

function whole(value: number): number {
  const result = Math.trunc(value)
  if (Math.abs(result) < 2 ** 63) return result + 0
  throw temporalFailure('The duration is too long.', 'Its length in seconds must fit in 64 bits.')
}

function unit(count: bigint, name: string): string {
  return count === 0n ? '' : `${count}${name}`
}
