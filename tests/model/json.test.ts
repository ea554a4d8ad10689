import { expect, test } from 'vitest'
import { recordsToJson, toJson } from '../../src/model/json.ts'
import { Duration, LocalDate, ZonedDateTime } from '../../src/model/temporal/index.ts'
import { emptyMap } from '../../src/model/values.ts'

test('columns keep their order and their names, whatever they are called', () => {
  const text = recordsToJson(['2', '1', '__proto__'], [['a', { ...emptyMap(), x: [1, null] }, 'c']])
  expect(text.match(/^ {4}"[^"]+"/gm)).toEqual(['    "2"', '    "1"', '    "__proto__"'])
  const [record] = JSON.parse(text) as [{ [key: string]: unknown }]
  expect([record['2'], record['1'], Object.entries(record).length]).toEqual(['a', { x: [1, null] }, 3])
})

test('is what JSON prints, indented by two', () => {
  const records = [
    [1, 'a'],
    [null, [1, 2]],
  ]
  const objects = records.map(([n, s]) => ({ n, s }))
  expect(recordsToJson(['n', 's'], records)).toBe(JSON.stringify(objects, null, 2))
  expect(recordsToJson(['n'], [])).toBe('[]')
  expect(recordsToJson([], [[]])).toBe(JSON.stringify([{}], null, 2))
})

test('temporal values are ISO text', () => {
  const zoned = ZonedDateTime.parse('2015-07-21T21:40+02:00[Europe/Stockholm]')
  expect(toJson([LocalDate.of(2015, 7, 21), zoned, new Duration(14, 3, 61)])).toEqual([
    '2015-07-21',
    '2015-07-21T21:40:00+02:00[Europe/Stockholm]',
    'P1Y2M3DT1M1S',
  ])
})
