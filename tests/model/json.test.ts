import { expect, test } from 'vitest'
import { jsonText, recordsToJson, toJson } from '../../src/model/json.ts'
import { Duration, LocalDate, ZonedDateTime } from '../../src/model/temporal/index.ts'
import { emptyMap, Float } from '../../src/model/values.ts'

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

test.each([
  [new Float(1), '1.0'],
  [new Float(-0), '-0.0'],
  [new Float(1e21), '1.0E21'],
  [2.5, '2.5'],
  [1, '1'],
  [NaN, '"NaN"'],
  [-Infinity, '"-Infinity"'],
  [9223372036854775807n, '"9223372036854775807"'],
  [[new Float(1), 'a', [], { ...emptyMap() }, null, true], '[1.0,"a",[],{},null,true]'],
  [{ ...emptyMap(), a: new Float(2), __proto__: 1 }, '{"a":2.0}'],
])('%o as JSON text', (value, text) => {
  expect(jsonText(value)).toBe(text)
  expect(JSON.parse(text)).toEqual(toJson(value))
})

test('JSON text is indented as JavaScript does it', () => {
  const value = [[1, 'a\n"'], [], { ...emptyMap(), x: { ...emptyMap(), y: [null] }, z: { ...emptyMap() } }]
  for (const indent of [0, 1, 2]) expect(jsonText(value, indent)).toBe(JSON.stringify(value, null, indent))
})
