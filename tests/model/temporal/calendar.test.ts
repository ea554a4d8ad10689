import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  civilFromDays,
  dayOfWeek,
  daysFromCivil,
  MAX_DAY,
  MAX_YEAR,
  MIN_DAY,
  MIN_YEAR,
  monthLength,
  plusMonths,
  startOfWeekYear,
  weekOf,
} from '../../../src/model/temporal/calendar.ts'
import { anyDay, innerDay } from './arbitraries.ts'

describe('the calendar', () => {
  test('a day has one date, and a date one day, over the whole range of years', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: dayOfMonth } = civilFromDays(day)
        expect(year).toBeGreaterThanOrEqual(MIN_YEAR)
        expect(year).toBeLessThanOrEqual(MAX_YEAR)
        expect(dayOfMonth).toBeLessThanOrEqual(monthLength(year, month))
        expect(daysFromCivil(year, month, dayOfMonth)).toBe(day)
      }),
      { numRuns: 5000 },
    )
  })

  test('the range begins and ends with a year', () => {
    expect(civilFromDays(MIN_DAY)).toEqual({ year: MIN_YEAR, month: 1, day: 1 })
    expect(civilFromDays(MAX_DAY)).toEqual({ year: MAX_YEAR, month: 12, day: 31 })
  })

  test('agrees with the dates of JavaScript where those reach', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (day) => {
        const there = new Date(day * 86_400_000)
        expect(civilFromDays(day)).toEqual({
          year: there.getUTCFullYear(),
          month: there.getUTCMonth() + 1,
          day: there.getUTCDate(),
        })
        expect(dayOfWeek(day) % 7).toBe(there.getUTCDay())
      }),
      { numRuns: 5000 },
    )
  })

  test('the next day is the next of the month, or the first of the next month', () => {
    fc.assert(
      fc.property(fc.integer({ min: MIN_DAY, max: MAX_DAY - 1 }), (day) => {
        const here = civilFromDays(day)
        const next = civilFromDays(day + 1)
        expect(
          next.day === here.day + 1 || (next.day === 1 && here.day === monthLength(here.year, here.month)),
        ).toBe(true)
        expect(dayOfWeek(day + 1)).toBe((dayOfWeek(day) % 7) + 1)
      }),
    )
  })

  test('a week begins on Monday and belongs to the year of its Thursday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { weekYear, week } = weekOf(day)
        const monday = startOfWeekYear(weekYear) + (week - 1) * 7
        expect(day - monday).toBe(dayOfWeek(day) - 1)
        expect(civilFromDays(monday + 3).year).toBe(weekYear)
      }),
    )
  })

  test('months added and taken away lead back, but for days that the month between does not have', () => {
    fc.assert(
      fc.property(innerDay, fc.integer({ min: -20_000, max: 20_000 }), (day, months) => {
        const there = plusMonths(day, months)
        const back = plusMonths(there, -months)
        expect(back).toBeLessThanOrEqual(day)
        expect(day - back).toBeLessThanOrEqual(3)
        if (civilFromDays(there).day === civilFromDays(day).day) expect(back).toBe(day)
      }),
    )
  })
})
