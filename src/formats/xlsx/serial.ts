import { LocalDate, LocalDateTime, LocalTime, type TemporalValue } from '../../model/temporal/index.ts'

/** What a number is by the format of its cell: a day, a time of day, or both. */
export type SerialKind = 'date' | 'localtime' | 'localdatetime'

const DAY_MILLIS = 86_400_000
const MILLI_NANOS = 1_000_000

/** 1899-12-30 and 1904-01-01 as days since 1970-01-01: what 0 stands for. */
const EPOCH_1900 = -25_569
const EPOCH_1904 = -24_107

/** Up to here, numbers of the 1900 system count a 29 February 1900 that did not exist. */
const FIRST_SURE = 61
/** 9999-12-31 */
const LAST_DAY = 2_932_896

/** The value of a cell whose number is a date or time, to the millisecond; undefined where the number is none. */
export function temporalOfSerial(
  serial: number,
  kind: SerialKind,
  is1904: boolean,
): TemporalValue | undefined {
  const millis = Math.round(serial * DAY_MILLIS)
  const days = Math.floor(millis / DAY_MILLIS)
  const nanos = (millis - days * DAY_MILLIS) * MILLI_NANOS
  if (kind === 'localtime' && days === 0) return new LocalTime(nanos)
  if (!is1904 && (days < 1 || days === FIRST_SURE - 1)) return undefined
  const epoch = is1904 ? EPOCH_1904 : days < FIRST_SURE ? EPOCH_1900 + 1 : EPOCH_1900
  const day = days + epoch
  if (days < 0 || day > LAST_DAY) return undefined
  return kind === 'date' && nanos === 0 ? new LocalDate(day) : new LocalDateTime(day, nanos)
}

/** The number of a date, or date with a time, in the 1900 system; undefined where it would not come back as it is. */
export function serialOf(value: LocalDate | LocalDateTime): number | undefined {
  const nanos = value instanceof LocalDate ? 0 : value.nanoOfDay
  const days = value.epochDay - EPOCH_1900
  if (days < FIRST_SURE || value.epochDay > LAST_DAY || nanos % MILLI_NANOS !== 0) return undefined
  return days + nanos / MILLI_NANOS / DAY_MILLIS
}

/** What numbers are by the code of a format, as in `yyyy-mm-dd`; undefined where they are numbers. */
export function kindOfFormat(code: string): SerialKind | undefined {
  const [shown] = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')
  // Hours beyond a day are a length of time: a number of days.
  if (/\[(?:h+|m+|s+)\]/i.test(shown)) return undefined
  const letters = shown.replace(/AM\/PM|A\/P|General/gi, (word) => (/^g/i.test(word) ? '' : 'h'))
  const hasDay = /[dy]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))
  const hasTime = /[hs]/i.test(letters)
  if (hasDay) return hasTime ? 'localdatetime' : 'date'
  return hasTime ? 'localtime' : undefined
}

/** The formats that have a number and no code in the file. Source: ECMA-376, 18.8.30. */
export function kindOfBuiltIn(id: number): SerialKind | undefined {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'localtime'
  return id === 22 ? 'localdatetime' : undefined
}
