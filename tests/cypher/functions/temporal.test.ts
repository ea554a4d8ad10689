import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/database.ts'
import { failureOf, valueOf } from '../expression/value-of.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'
import { ensureIndex } from '../../helpers/ensure-index.ts'

const textOf = (expression: string): unknown => valueOf(`toString(${expression})`)

describe('the clock', () => {
  /** A clock that goes on by an hour each time it is looked at. */
  function ticking(): Database {
    let hour = 0
    return new Database(new PropertyGraph(), {
      now: () => Date.UTC(2015, 6, 21, hour++, 30, 5, 7),
      monotonic: () => 0,
      random: () => 0,
    })
  }

  test('stands still during a query, and goes on to the next', () => {
    const database = ticking()
    const query = `UNWIND [1, 2] AS x
      RETURN toString(datetime()), toString(datetime.statement()), toString(datetime.transaction())`
    const first = '2015-07-21T00:30:05.007Z'
    expect(database.query(query).records).toEqual([
      [first, first, first],
      [first, first, first],
    ])
    expect(database.query('RETURN toString(time())').records).toEqual([['01:30:05.007Z']])
  })

  test('realtime looks at the clock with each call', () => {
    const { records } = ticking().query('UNWIND [1, 2] AS x RETURN toString(localtime.realtime())')
    expect(records).toEqual([['01:30:05.007'], ['02:30:05.007']])
  })

  test('is read in the zone that is asked for', () => {
    const query = `RETURN toString(datetime('2015-07-21T00:30Z')), toString(datetime({timezone: 'Asia/Tokyo'})),
      toString(date.statement('Pacific/Honolulu')), toString(time.transaction('+05:30')), toString(localdatetime({timezone: 'Asia/Tokyo'}))`
    const failed = 'toString(localdatetime({timezone: 5}))'
    expect(ticking().query(query).records[0].slice(1)).toEqual([
      '2015-07-21T09:30:05.007+09:00[Asia/Tokyo]',
      '2015-07-20',
      '06:00:05.007+05:30',
      '2015-07-21T09:30:05.007',
    ])
    expect(failureOf(failed).code).toBe('InvalidTemporalValue')
    expect(failureOf("date.realtime('Nowhere')").code).toBe('UnknownTimeZone')
  })
})

// The answers are those of Neo4j 5.26.
describe('maps', () => {
  test.each([
    ['date({year: null})', '0000-01-01'],
    ['date({YEAR: 2015, Month: 3})', '2015-03-01'],
    ['date({year: 2016, week: 53})', '2017-01-02'],
    ['date({year: 2015, quarter: 1, dayOfQuarter: 92})', '2015-04-02'],
    ["date({date: date('2016-02-29'), year: 2015})", '2015-02-28'],
    ["date({date: date('2020-12-31'), year: 2021, week: 53})", '2022-01-06'],
    ['localtime({hour: 1, minute: 2, second: 3, millisecond: 1, nanosecond: 999999})', '01:02:03.001999999'],
    [
      "datetime({epochMillis: 5500, timezone: 'Europe/Stockholm'})",
      '1970-01-01T01:00:05.5+01:00[Europe/Stockholm]',
    ],
    ['datetime({epochSeconds: 5, hour: 3})', '1970-01-01T03:00:05Z'],
    [
      "datetime({datetime: datetime('2015-06-01T10:00[Europe/Stockholm]'), timezone: '+05:00', hour: 3})",
      '2015-06-01T06:00:00+05:00',
    ],
    ["time({time: datetime('2015-06-01T10:00[Europe/Stockholm]'), timezone: '+05:00'})", '13:00:00+05:00'],
    ['duration({months: 1.5, days: -20.3, seconds: 4.7})', 'P1M-5DT-1H-57M-22.3S'],
    ['duration({years: 1.3})', 'P1Y3M18DT6H17M27.600000003S'],
    ['duration({DAYS: 1, nanoseconds: 5000000001})', 'P1DT5.000000001S'],
  ])('%s is %s', (expression, text) => {
    expect(textOf(expression)).toBe(text)
  })

  test.each([
    'date({})',
    'date({month: 3})',
    'date({year: 2015, day: 3})',
    'date({year: 2015, month: 13})',
    'date({year: 2015, month: 2, day: 30})',
    'date({year: 2015, foo: 30})',
    'date({year: 2015, week: 54})',
    'date({year: 2015, ordinalDay: 366})',
    'date({year: 2015, dayOfWeek: 2})',
    'date({year: 2015, week: 2, day: 3})',
    'date({year: 2015, hour: 3})',
    "date({year: 2015, timezone: 'Z'})",
    'date({year: 2015, YEAR: 2016})',
    'date({year: 1000000000})',
    'localdatetime({year: 2015, hour: 3})',
    'localdatetime({year: 2015, month: 3, day: 2, minute: 3})',
    'localtime({hour: 24})',
    'localtime({hour: 1, nanosecond: 3})',
    'localtime({hour: 1, minute: 2, second: 3, millisecond: 1, microsecond: 5, nanosecond: 1000})',
    "datetime({datetime: date('2014-01-01')})",
    'datetime({epochSeconds: 1, epochMillis: 1})',
    "datetime({date: date('2014-01-01'), datetime: localdatetime('2014')})",
    'datetime.fromEpoch(1, 1000000000)',
    'duration({})',
    'duration({quarters: 1})',
    "duration.inMonths(localtime('12:00'), time('13:00Z'))",
  ])('%s cannot be', (expression) => {
    expect(failureOf(expression)).toMatchObject({ phase: 'runtime', code: 'InvalidTemporalValue' })
  })

  test.each([
    'date({year: 2015.0})',
    "date({year: '2015'})",
    "date({date: '2015'})",
    'duration({days: null})',
  ])('%s has a wrong type in it', (expression) => {
    expect(failureOf(expression)).toMatchObject({ kind: 'TypeError', code: 'InvalidArgumentType' })
  })
})

describe('truncation', () => {
  test.each([
    ["date.truncate('millennium', date('-1234-05-06'))", '-1000-01-01'],
    ["date.truncate('month', date('2015-05-05'), null)", '2015-05-01'],
    [
      "datetime.truncate('millisecond', datetime('2015-01-01T10:11:12.123456789Z'), {microsecond: 7})",
      '2015-01-01T10:11:12.123007Z',
    ],
    ["time.truncate('hour', localtime('10:11'), {timezone: '+05:00', minute: 7})", '10:07:00+05:00'],
    [
      "datetime.truncate('hour', datetime('2017-10-29T02:30+01:00[Europe/Stockholm]'))",
      '2017-10-29T02:00:00+02:00[Europe/Stockholm]',
    ],
  ])('%s is %s', (expression, text) => {
    expect(textOf(expression)).toBe(text)
  })

  test.each([
    "date.truncate('hour', datetime())",
    "date.truncate('MONTH', date())",
    "localtime.truncate('week', time())",
    "datetime.truncate('hour', date())",
  ])('%s cannot be', (expression) => {
    expect(failureOf(expression).code).toBe('InvalidTemporalValue')
  })
})

describe('components', () => {
  test('are read by name in any case, also by `[ ]` and in a map projection', () => {
    expect(valueOf("date('2015-01-01').YEAR + date('2015-01-01')['year']")).toBe(4030)
    expect(valueOf("[d IN [date('2015-03-04')] | d.dayOfQuarter]")).toEqual([63])
    const projected = new Database().query("WITH date('2015-01-01') AS d RETURN d {.year, .week} AS m")
      .records[0][0]
    expect({ ...(projected as object) }).toEqual({ year: 2015, week: 1 })
    expect(() => new Database().query("WITH date('2015') AS d RETURN d {.*}")).toThrow(
      expect.objectContaining({ code: 'InvalidArgumentType' }),
    )
  })

  test('epochs are rounded as Neo4j rounds them', () => {
    const query = "WITH datetime('1960-01-01T10:00:00.5Z') AS d RETURN d.epochSeconds, d.epochMillis"
    expect(new Database().query(query).records).toEqual([[-315583199, -315583199500]])
  })

  test.each([
    "date('2015').hour",
    "localdatetime('2015').timezone",
    "time('12').epochSeconds",
    "duration('P1D').year",
  ])('%s is not there', (expression) => {
    expect(failureOf(expression)).toMatchObject({ kind: 'TypeError', code: 'UnknownTemporalComponent' })
  })
})

describe('arithmetic', () => {
  test.each([
    ["duration('P1M') + date('2015-01-31')", '2015-02-28'],
    ["date('2015-01-31') + duration('PT23H59M59.999999999S')", '2015-01-31'],
    ["date('2015-01-31') - duration('PT-25H')", '2015-02-01'],
    ["2 * duration('P1DT1S')", 'P2DT2S'],
    ["duration('PT1S') / 3", 'PT0.333333333S'],
    ["duration('P1M') / 2", 'P15DT5H14M33S'],
  ])('%s is %s', (expression, text) => {
    expect(textOf(expression)).toBe(text)
  })

  test.each([
    "date('2015') + 1",
    "'a' + date('2015')",
    "date('2015') - date('2014')",
    "duration('P1D') - date('2014')",
    "2 / duration('P1D')",
    "duration('P1D') * duration('P1D')",
    "duration('P1D') % 2",
    "-duration('P1D')",
    "size(date('2015'))",
    "keys(date('2015'))",
    'date(5)',
    "date(time('12:00'))",
    "sum(date('2015'))",
  ])('%s is refused before it runs', (expression) => {
    expect(failureOf(expression)).toMatchObject({ phase: 'compile', code: 'InvalidArgumentType' })
  })

  test('the same is refused at run time where the types are not known before', () => {
    const database = new Database()
    const run = (expression: string): unknown => {
      const parameters = {
        date: valueOf("date('2015')"),
        duration: valueOf("duration('P1D')"),
        one: 1,
        a: 'a',
      }
      return database.query(`RETURN ${expression}`, parameters).records[0][0]
    }
    for (const wrong of [
      '$date + $one',
      '$a + $date',
      '$date + $date',
      '$date - $date',
      '$duration - $date',
      '$one - $duration',
      '$duration + $one',
      '$date * $one',
      '$duration * $duration',
      '$one / $duration',
      '$duration % $one',
      '-$duration',
    ])
      expect(() => run(wrong), wrong).toThrow(expect.objectContaining({ code: 'InvalidArgumentType' }))
    expect(() => run('$duration / 0')).toThrow(expect.objectContaining({ code: 'DivisionByZero' }))
    expect(run('$date + $duration + null')).toBeNull()
    expect(String(run('$duration + $date - $duration'))).toBe('2015-01-01')
    expect(() => run("date('+999999999-12-31') + $duration")).toThrow(
      expect.objectContaining({ code: 'InvalidTemporalValue', at: expect.anything() as unknown }),
    )
  })
})

describe('comparison and aggregates', () => {
  test('durations are equal or not, but neither is less', () => {
    expect(valueOf("[duration('P1D') < duration('P2D'), duration('P1D') <= duration('P1D')]")).toEqual([
      null,
      true,
    ])
    expect(valueOf("[duration('P1D') >= duration('P2D'), duration('P1D') = duration('PT24H')]")).toEqual([
      null,
      false,
    ])
  })

  test('values of two temporal types are unequal and not comparable', () => {
    expect(valueOf("[date('2015') = localdatetime('2015'), date('2015') < localdatetime('2016')]")).toEqual([
      false,
      null,
    ])
  })

  test('all types have a place in the order', () => {
    const { records } = new Database().query(
      `UNWIND [1, 'a', true, null, [1], date('2015'), datetime('2015'), localdatetime('2015'), time('12'), localtime('12'),
       duration('P1D')] AS x WITH x ORDER BY x RETURN valueType(x)`,
    )
    expect(records.flat().map((name) => String(name).replace(' NOT NULL', ''))).toEqual([
      'LIST<INTEGER> NOT NULL',
      'ZONED DATETIME',
      'LOCAL DATETIME',
      'DATE',
      'ZONED TIME',
      'LOCAL TIME',
      'DURATION',
      'STRING',
      'BOOLEAN',
      'INTEGER',
      'NULL',
    ])
  })

  test('sum, avg, min, max and distinct count work on durations', () => {
    const { records } = new Database().query(
      `UNWIND [duration('P1D'), duration('PT3H'), duration('P1M'), null, duration('P1D')] AS x WITH DISTINCT x
       RETURN toString(sum(x)), toString(avg(x)), toString(min(x)), toString(max(x)), count(x)`,
    )
    expect(records).toEqual([['P1M1DT3H', 'P10DT12H29M42S', 'PT3H', 'P1M', 3]])
  })

  test('durations and numbers do not add up', () => {
    for (const list of ["[duration('P1D'), 1]", "[1, duration('P1D')]"])
      for (const aggregate of ['sum', 'avg'])
        expect(() => new Database().query(`UNWIND ${list} AS x RETURN ${aggregate}(x)`)).toThrow(
          expect.objectContaining({ kind: 'TypeError', code: 'InvalidArgumentType' }),
        )
  })

  test('a type name is that of GQL', () => {
    expect(valueOf("valueType([date('2015'), null, 1])")).toBe('LIST<INTEGER | DATE> NOT NULL')
    expect(failureOf("date('2015') + time('12')").message).toContain('ZONED TIME')
  })
})

test('an index finds a date', () => {
  const store = new PropertyGraph()
  const database = new Database(store)
  database.query(
    'UNWIND range(1, 9) AS i CREATE (:Day {on: date({year: 2015, month: 1, day: i}), spans: [duration({days: i})]})',
  )
  ensureIndex(store, 'Day', 'on')
  const query = "MATCH (d:Day) WHERE d.on = date('2015-01-03') + duration({days: $days}) RETURN d.spans"
  expect(database.query(query, { days: 2 }).records.map(([spans]) => String(spans))).toEqual(['P5D'])
  database.query("CREATE (:Day {on: date('2015-01-05'), spans: []})")
  expect(database.query(query, { days: 2 }).records).toHaveLength(2)
  const reader = database.read()
  const found = reader.seekNodes(reader.labelId('Day'), reader.keyId('on'), valueOf("date('2015-01-05')"))
  expect(found).toHaveLength(2)
})
