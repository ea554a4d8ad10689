import { expect, test } from 'vitest'
import { recordsToJson } from '../../src/model/json.ts'
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
