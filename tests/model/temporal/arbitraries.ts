import fc from 'fast-check'
import { MAX_DAY, MIN_DAY, NANOS_PER_DAY } from '../../../src/model/temporal/calendar.ts'
import {
  Duration,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type TemporalValue,
  ZonedDateTime,
  ZonedTime,
} from '../../../src/model/temporal/index.ts'

const regions = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kolkata',
  'UTC',
]

/** Days of the whole range, the edges and our own times more often than the rest. */
export const anyDay = fc.oneof(
  fc.integer({ min: MIN_DAY, max: MAX_DAY }),
  fc.integer({ min: -200_000, max: 200_000 }),
  fc.constantFrom(MIN_DAY, MAX_DAY, 0, -1, 59, 60, 11_016, 11_017),
)
/** Not so near the edges that a zone or a duration leads beyond them. */
export const innerDay = fc.integer({ min: -500_000_000, max: 500_000_000 })
export const anyNano = fc.oneof(
  fc.integer({ min: 0, max: NANOS_PER_DAY - 1 }),
  fc.integer({ min: 0, max: 86_399 }).map((second) => second * 1e9),
  fc.constantFrom(0, NANOS_PER_DAY - 1),
)
export const anyOffset = fc.oneof(
  fc.integer({ min: -18 * 3600, max: 18 * 3600 }),
  fc.constantFrom(0, 3600, -5 * 3600, 20_700),
)
export const anyRegion = fc.constantFrom(...regions)

const bigger = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n })
export const duration = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
    )
    .map((parts) => new Duration(...parts)),
  bigger.map((seconds) => new Duration(0, 0, seconds, 5)),
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((months) => new Duration(months, 0, 0)),
)
export const date = anyDay.map((day) => new LocalDate(day))
export const localTime = anyNano.map((nano) => new LocalTime(nano))
export const time = fc.tuple(anyNano, anyOffset).map((parts) => new ZonedTime(...parts))
export const localDateTime = fc.tuple(anyDay, anyNano).map((parts) => new LocalDateTime(...parts))
export const dateTime = fc.oneof(
  fc.tuple(anyDay, anyNano, anyOffset).map((parts) => new ZonedDateTime(...parts)),
  fc
    .tuple(innerDay, anyNano, anyRegion)
    .map(([epochDay, nanoOfDay, region]) => ZonedDateTime.at({ epochDay, nanoOfDay }, region)),
)

/** Any value of the six types. */
export const temporal: fc.Arbitrary<TemporalValue> = fc.oneof(
  date,
  localTime,
  time,
  localDateTime,
  dateTime,
  duration,
)

/** So few that equal ones, and those that differ in one part only, meet often. */
export const fewTemporal: fc.Arbitrary<TemporalValue> = fc.constantFrom(
  new LocalDate(0),
  new LocalDate(1),
  new LocalTime(0),
  new LocalTime(1),
  new ZonedTime(0, 0),
  new ZonedTime(3600e9, 3600),
  new ZonedTime(3600e9, 0),
  new LocalDateTime(0, 0),
  new LocalDateTime(0, 1),
  ZonedDateTime.parse('1970-01-01T00:00Z'),
  ZonedDateTime.parse('1970-01-01T01:00+01:00'),
  ZonedDateTime.parse('1970-01-01T00:00[UTC]'),
  ZonedDateTime.parse('1970-01-01T01:00[Europe/Stockholm]'),
  ZonedDateTime.parse('1969-12-31T19:00-05:00'),
  new Duration(0, 1, 0),
  new Duration(0, 0, 86_400),
  new Duration(1, 0, 0),
  new Duration(0, 0, 2_629_746),
  new Duration(0, 0, -1, 5e8),
)
