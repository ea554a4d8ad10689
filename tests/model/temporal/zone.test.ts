import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { between, betweenInSeconds } from '../../../src/model/temporal/between.ts'
import { daysFromCivil } from '../../../src/model/temporal/calendar.ts'
import { Duration, LocalDate, ZonedDateTime } from '../../../src/model/temporal/index.ts'
import { parseZone, validOffsets } from '../../../src/model/temporal/zone.ts'
import { anyNano, anyRegion, innerDay } from './arbitraries.ts'

const at = (text: string): ZonedDateTime => ZonedDateTime.parse(text)

describe('time zones', () => {
  test('know the offsets of history to the second', () => {
    expect(at('1818-07-21T21:40[Europe/Stockholm]').offset).toBe('+00:53:28')
    expect(at('-5000-01-01T00:00[Europe/Stockholm]').offset).toBe('+00:53:28')
    expect(at('1900-01-01T00:00[Europe/Paris]').offset).toBe('+00:09:21')
    expect(at('2011-12-29T12:00[Pacific/Apia]').offset).toBe('-10:00')
    expect(at('2011-12-31T12:00[Pacific/Apia]').offset).toBe('+14:00')
  })

  test('go on with their last rules however late the year', () => {
    expect(at('+500000-07-01T00:00[Europe/Stockholm]').offset).toBe('+02:00')
    expect(at('+500000-01-01T00:00[Europe/Stockholm]').offset).toBe('+01:00')
    expect(at('+999999999-07-01T00:00[America/New_York]').offset).toBe('-04:00')
  })

  test('put a time in a gap forward by its length', () => {
    expect(at('2017-03-26T02:30[Europe/Stockholm]').toString()).toBe(
      '2017-03-26T03:30:00+02:00[Europe/Stockholm]',
    )
    expect(at('2011-12-30T12:00[Pacific/Apia]').toString()).toBe('2011-12-31T12:00:00+14:00[Pacific/Apia]')
    // Lord Howe moves its clock by half an hour.
    expect(at('2017-10-01T02:15[Australia/Lord_Howe]').toString()).toBe(
      '2017-10-01T02:45:00+11:00[Australia/Lord_Howe]',
    )
  })

  test('take the earlier offset in an overlap, and keep the later one once it is there', () => {
    expect(at('2017-10-29T02:30[Europe/Stockholm]').offset).toBe('+02:00')
    const later = at('2017-10-29T02:30+01:00[Europe/Stockholm]')
    expect(later.offset).toBe('+01:00')
    expect(later.plus(new Duration(0, 0, 0, 1)).offset).toBe('+01:00')
    expect(later.plus(new Duration(0, 1, 0)).minus(new Duration(0, 1, 0)).offset).toBe('+01:00')
    expect(
      at('2017-10-29T01:30+02:00[Europe/Stockholm]')
        .plus(new Duration(0, 0, 7200))
        .toString(),
    ).toBe(later.toString())
  })

  test('days are of the calendar, seconds of the clock', () => {
    const before = at('2017-03-25T12:00[Europe/Stockholm]')
    expect(before.plus(new Duration(0, 1, 0)).toString()).toBe('2017-03-26T12:00:00+02:00[Europe/Stockholm]')
    expect(before.plus(new Duration(0, 0, 86_400)).toString()).toBe(
      '2017-03-26T13:00:00+02:00[Europe/Stockholm]',
    )
    const midnight = LocalDate.parse('2017-10-29')
    expect(betweenInSeconds(midnight, at('2017-10-30T00:00[Europe/Stockholm]')).toString()).toBe('PT25H')
    expect(between(midnight, at('2017-10-30T00:00[Europe/Stockholm]')).toString()).toBe('P1D')
  })

  test('an instant in a zone is the same instant, and its local time resolves to it', () => {
    fc.assert(
      fc.property(innerDay, anyNano, anyRegion, (epochDay, nanoOfDay, region) => {
        const value = ZonedDateTime.at({ epochDay, nanoOfDay }, region)
        expect(value.utc).toEqual({ epochDay, nanoOfDay })
        expect(validOffsets(value, region)).toContain(value.offsetSeconds)
        expect(ZonedDateTime.of(value, region, value.offsetSeconds)).toEqual(value)
      }),
    )
  })

  test('a whole year of seconds around its transitions has no other offsets than the two', () => {
    const start = daysFromCivil(2017, 1, 1)
    const offsets = Array.from({ length: 365 * 24 }, (_, hour) => {
      const epochDay = start + Math.floor(hour / 24)
      return ZonedDateTime.at({ epochDay, nanoOfDay: (hour % 24) * 3600e9 }, 'Europe/Stockholm').offset
    })
    const changes = offsets.flatMap((offset, hour) =>
      hour > 0 && offset !== offsets[hour - 1] ? [`${hour} ${offset}`] : [],
    )
    // 26 March and 29 October, both at 01:00 of UTC.
    expect(changes).toEqual([`${84 * 24 + 1} +02:00`, `${301 * 24 + 1} +01:00`])
  })

  test('are named in any case; an alias keeps its name', () => {
    expect(parseZone('europe/stockholm')).toBe('Europe/Stockholm')
    expect(parseZone('America/Los Angeles')).toBe('America/Los_Angeles')
    expect(parseZone('Asia/Kolkata')).toBe('Asia/Kolkata')
    expect(parseZone('Asia/Calcutta')).toBe('Asia/Calcutta')
    expect(parseZone('asia/kolkata')).toBe('Asia/Kolkata')
    expect(parseZone('z')).toBe(0)
    expect(parseZone('-02:05:07')).toBe(-(2 * 3600 + 5 * 60 + 7))
  })

  test.each(['Nowhere/City', '', '+1', 'UTC+1', '[Europe/Stockholm]', '__proto__'])(
    '%s is no zone',
    (name) => {
      let thrown: unknown
      try {
        parseZone(name)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toMatchObject({ kind: 'ArgumentError', code: 'UnknownTimeZone' })
    },
  )

  test('an offset that the region does not have is refused', () => {
    for (const text of [
      '2017-07-01T00:00+05:00[Europe/Stockholm]',
      '2017-03-26T02:30+01:00[Europe/Stockholm]',
    ])
      expect(() => at(text)).toThrow(expect.objectContaining({ code: 'InvalidTemporalValue' }))
  })
})
