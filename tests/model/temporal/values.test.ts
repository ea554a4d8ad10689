import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { order } from '../../../src/model/order.ts'
import { between, betweenInSeconds } from '../../../src/model/temporal/between.ts'
import {
  Duration,
  LocalDate,
  LocalDateTime,
  LocalTime,
  readTemporal,
  type TemporalValue,
  ZonedDateTime,
  ZonedTime,
} from '../../../src/model/temporal/index.ts'
import { anyNano, anyOffset, dateTime, duration, innerDay, localTime, temporal, time } from './arbitraries.ts'

function failureOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('temporal values', () => {
  test('are read back from their text as they were', () => {
    fc.assert(
      fc.property(temporal, (value) => {
        const again = readTemporal(value.kind, value.toString())
        expect(again).toEqual(value)
        expect(order(again, value)).toBe(0)
      }),
      { numRuns: 5000 },
    )
  })

  test('a datetime of a region is read back by parsing as well, also in an overlap', () => {
    fc.assert(
      fc.property(dateTime, (value) => {
        expect(ZonedDateTime.parse(value.toString())).toEqual(value)
      }),
    )
    for (const offset of ['+02:00', '+01:00']) {
      const text = `2017-10-29T02:30:00${offset}[Europe/Stockholm]`
      expect(ZonedDateTime.parse(text).toString()).toBe(text)
    }
  })

  test('differ in their text where they differ', () => {
    fc.assert(
      fc.property(temporal, temporal, (a, b) => {
        expect(a.kind === b.kind && a.toString() === b.toString()).toBe(order(a, b) === 0)
      }),
    )
  })

  test('cannot be changed', () => {
    fc.assert(
      fc.property(temporal, (value: TemporalValue) => {
        expect(Object.isFrozen(value)).toBe(true)
      }),
    )
  })

  test('days and seconds added and taken away lead back', () => {
    const time = fc
      .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer(), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([days, seconds, nanos]) => new Duration(0, days, seconds, nanos))
    fc.assert(
      fc.property(innerDay, anyNano, anyOffset, time, (day, nano, offset, length) => {
        const local = new LocalDateTime(day, nano)
        expect(local.plus(length).minus(length)).toEqual(local)
        const zoned = new ZonedDateTime(day, nano, offset)
        expect(zoned.plus(length).minus(length)).toEqual(zoned)
        const plain = new LocalDate(day)
        expect(plain.plus(length).minus(length)).toEqual(plain)
      }),
    )
  })

  test('times of day go round the clock', () => {
    fc.assert(
      fc.property(localTime, time, duration, (plain, zoned, length) => {
        expect(plain.plus(length).minus(length)).toEqual(plain)
        expect(zoned.plus(length).minus(length)).toEqual(zoned)
        expect(plain.plus(new Duration(5, 3, 86_400))).toEqual(plain)
      }),
    )
  })

  test('what lies between two leads from one to the other', () => {
    const dated = fc.tuple(innerDay, anyNano).map((parts) => new LocalDateTime(...parts))
    fc.assert(
      fc.property(dated, dated, (from, to) => {
        expect(from.plus(betweenInSeconds(from, to))).toEqual(to)
        const parts = between(from, to)
        expect(
          from
            .plus(new Duration(parts.months, 0, 0))
            .plus(new Duration(0, parts.days, 0))
            .plus(new Duration(0, 0, parts.seconds, parts.nanoseconds)),
        ).toEqual(to)
      }),
    )
  })
})

describe('durations', () => {
  test('sum and difference undo one another, and a product with -1 is the negation', () => {
    fc.assert(
      fc.property(duration, duration, (a, b) => {
        const zero = new Duration(0, 0, 0)
        if (failureOf(() => a.plus(b)) === undefined) expect(a.plus(b).minus(b)).toEqual(a)
        expect(a.minus(a)).toEqual(zero)
        expect(zero.minus(a)).toEqual(a.times(-1n))
      }),
    )
  })

  test('keep integers beyond 2^53', () => {
    const long = new Duration(0, 0, 63_113_904_031_775_999n)
    expect(long.toString()).toBe('PT17531640008826H39M59S')
    expect(Duration.parse(long.toString())).toEqual(long)
  })

  test('refuse what does not fit 64 bits', () => {
    for (const run of [
      () => new Duration(2n ** 62n, 0, 0),
      () => new Duration(0, 0, 2n ** 63n - 1n).plus(new Duration(0, 0, 1)),
      () => Duration.parse('P9999999999999999999D'),
      () => new Duration(0, 1, 0).dividedBy(0),
      () => Duration.approximate(Number.NaN, 0, 0, 0),
    ])
      expect(failureOf(run)).toMatchObject({ kind: 'ArgumentError', code: 'InvalidTemporalValue' })
  })
})

describe('texts', () => {
  test.each([
    ['date', '2015-13-01'],
    ['date', '2015-02-29'],
    ['date', '2015-W54'],
    ['date', '2014-W53-1'],
    ['date', '2015-366'],
    ['date', '2015-Q1-91'],
    ['date', '2015-'],
    ['date', '201'],
    ['date', '20155'],
    ['date', ' 2015'],
    ['date', '2015-01-01T00:00'],
    ['date', '+1000000000-01-01'],
    ['localtime', '24:00'],
    ['localtime', '12:60'],
    ['localtime', '12:'],
    ['localtime', '12:00:00.'],
    ['localtime', '12:00:00.1234567890'],
    ['localtime', '12:00Z'],
    ['time', '12:00+19:00'],
    ['time', '12:00+01:60'],
    ['time', '12:00+1'],
    ['time', '12:00[Europe/Stockholm]'],
    ['localdatetime', '2015-01-01 12:00'],
    ['localdatetime', '2015-01-01T12:00Z'],
    ['datetime', '2015-01-01T12:00+01:00[Europe/Stockholm'],
    ['duration', ''],
    ['duration', 'P'],
    ['duration', 'PT'],
    ['duration', 'P1DT'],
    ['duration', 'P1D2M'],
    ['duration', 'P1.5DT1H'],
    ['duration', 'P1H'],
    ['duration', 'PT1.0000000001S'],
    ['duration', 'P2012-13-02'],
    ['duration', 'PT10:'],
  ] as const)('%s refuses %s', (kind, text) => {
    expect(failureOf(() => readTemporal(kind, text))).toMatchObject({
      kind: 'ArgumentError',
      code: 'InvalidTemporalValue',
    })
  })

  test.each<[TemporalValue, string]>([
    [LocalDate.parse('2015-Q2-05'), '2015-04-05'],
    [LocalDate.parse('2015Q205'), '2015-04-05'],
    [LocalDate.parse('2015-2-3'), '2015-02-03'],
    [LocalDate.parse('-1'), '-0001-01-01'],
    [LocalDate.parse('+12345-06-07'), '+12345-06-07'],
    [LocalTime.parse('T1:2:3,5'), '01:02:03.5'],
    [ZonedTime.parse('2140-00:00'), '21:40:00Z'],
    [ZonedTime.parse('21:40'), '21:40:00Z'],
    [Duration.parse('-P1DT-1.5S'), 'P-1DT1.5S'],
    [Duration.parse('-P1.5D'), 'P-1DT-12H'],
    [Duration.parse('P20120202T1437'), 'P2012Y2M2DT14H37M'],
    [Duration.parse('PT-0.4S'), 'PT-0.4S'],
    [new Duration(-1, 0, 0, -1), 'P-1MT-0.000000001S'],
  ])('%s is %s', (value, text) => {
    expect(value.toString()).toBe(text)
  })
})
