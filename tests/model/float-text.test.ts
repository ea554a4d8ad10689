import { expect, test } from 'vitest'
import { formatFloat } from '../../src/model/float-text.ts'

test.each([
  [1, '1.0'],
  [-0, '-0.0'],
  [0, '0.0'],
  [0.1, '0.1'],
  [1e7, '1.0E7'],
  [9999999, '9999999.0'],
  [12345678.9, '1.23456789E7'],
  [0.001, '0.001'],
  [0.00012, '1.2E-4'],
  [1e300, '1.0E300'],
  [Number.NaN, 'NaN'],
  [-Infinity, '-Infinity'],
])('the FLOAT %s is written %s', (value, text) => {
  expect(formatFloat(value)).toBe(text)
})
