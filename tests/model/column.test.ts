import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DataError } from '../../src/errors.ts'
import { cellOf, columnHeading, columnTypeOf, readCell, readColumnHeading } from '../../src/model/column.ts'
import { encodeValue } from '../../src/model/encoding.ts'
import { float, type Value } from '../../src/model/values.ts'
import { temporal } from './temporal/arbitraries.ts'

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string(),
  fc.integer(),
  fc.bigInt({ min: 2n ** 60n, max: 2n ** 63n - 1n }),
  fc.double().map(float),
  temporal,
)

test('a column of any values is read back', () => {
  const columns = fc.oneof(
    fc.array(fc.oneof(scalar, fc.array(fc.string()))),
    fc.array(fc.boolean()),
    fc.array(fc.string()),
    fc.array(fc.integer()),
    fc.array(fc.double().map(float)),
  )
  fc.assert(
    fc.property(columns, fc.string({ minLength: 1 }), (values: readonly Value[], name) => {
      const type = columnTypeOf(values)
      expect(readColumnHeading(columnHeading({ name, type }))).toEqual({ name, type })
      expect(values.map((value) => encodeValue(readCell(cellOf(value, type), type)))).toEqual(
        values.map(encodeValue),
      )
    }),
  )
})

test.each([
  ['born:integer', { name: 'born', type: 'integer' }],
  ['born', { name: 'born', type: 'string' }],
  ['a:b', { name: 'a:b', type: 'string' }],
  ['a:integer:string', { name: 'a:integer', type: 'string' }],
  [':integer', { name: '', type: 'integer' }],
  [':integer:string', { name: ':integer', type: 'string' }],
])('the heading %s', (heading, column) => {
  expect(readColumnHeading(heading)).toEqual(column)
})

test.each([
  ['1.5', 'integer'],
  ['9223372036854775808', 'integer'],
  ['', undefined],
  ['one', 'float'],
  [' 1', 'float'],
  ['TRUE', 'boolean'],
  ['2015-13-01', 'date'],
  ['{"x": 1}', 'json'],
  ['[', 'json'],
] as const)('%j as %s', (cell, type) => {
  if (type === undefined) expect(readCell(cell, 'integer')).toBeNull()
  else expect(() => readCell(cell, type)).toThrow(DataError)
})
