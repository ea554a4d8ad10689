import {
  civilFromDays,
  clampedDay,
  dayOfWeek,
  NANOS_PER_DAY,
  NANOS_PER_SECOND,
  startOfQuarter,
  startOfWeekYear,
  weekOf,
} from './calendar.ts'

/** The first day of the unit of time that a day is in, by the unit's name. */
const DAY_UNITS: { readonly [unit: string]: (day: number) => number } = {
  millennium: (day) => startOfYears(day, 1000),
  century: (day) => startOfYears(day, 100),
  decade: (day) => startOfYears(day, 10),
  year: (day) => startOfYears(day, 1),
  weekYear: (day) => startOfWeekYear(weekOf(day).weekYear),
  quarter: startOfQuarter,
  month: (day) => day - civilFromDays(day).day + 1,
  week: (day) => day - dayOfWeek(day) + 1,
  day: (day) => day,
}

/** How long a unit within the day is, in nanoseconds. */
const TIME_UNITS: { readonly [unit: string]: number } = {
  day: NANOS_PER_DAY,
  hour: 3600 * NANOS_PER_SECOND,
  minute: 60 * NANOS_PER_SECOND,
  second: NANOS_PER_SECOND,
  millisecond: 1_000_000,
  microsecond: 1000,
}

/** The names of all units, from the largest to the smallest. */
export const truncationUnits: readonly string[] = [
  ...new Set([...Object.keys(DAY_UNITS), ...Object.keys(TIME_UNITS)]),
]

/** The day at which the unit begins; undefined for a unit smaller than a day. */
export function truncateDay(epochDay: number, unit: string): number | undefined {
  return Object.hasOwn(DAY_UNITS, unit) ? DAY_UNITS[unit](epochDay) : undefined
}

/** The nanosecond of the day at which the unit begins; undefined for a unit larger than a day. */
export function truncateTime(nanoOfDay: number, unit: string): number | undefined {
  return Object.hasOwn(TIME_UNITS, unit) ? nanoOfDay - (nanoOfDay % TIME_UNITS[unit]) : undefined
}

/** Cut off toward the year 0, as Neo4j does. */
function startOfYears(day: number, years: number): number {
  const { year } = civilFromDays(day)
  return clampedDay(year - (year % years), 1, 1)
}
