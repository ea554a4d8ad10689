import { expect, test } from 'vitest'
import { xText } from '../../../src/viewer/drawer/chart/chart-data.ts'
import { amountText } from '../../../src/viewer/values/amount.ts'
import { numberText } from '../../../src/viewer/words/number-text.ts'

test.each([
  [0, '0', '0'],
  [-0, '0', '0'],
  [2026, '2,026', '2026'],
  [12_300, '12,300', '12,300'],
  [1234.5678, '1,234.57', '1234.5678'],
  [0.0345678, '0.0346', '0.034568'],
  [-0.5, '-0.5', '-0.5'],
  [999_999_999_999_999, '999,999,999,999,999', '999,999,999,999,999'],
  [1e18, '1,000,000,000,000,000,000', '1,000,000,000,000,000,000'],
  [1e21, '1e+21', '1e+21'],
  [1e308, '1e+308', '1e+308'],
  [-Number.MAX_VALUE, '-1.79769e+308', '-1.797693e+308'],
  [Number.MIN_VALUE, '5e-324', '5e-324'],
  [1e-7, '1e-7', '1e-7'],
])('%d is written as %s, in full as %s', (number, short, full) => {
  expect(numberText(number)).toBe(short)
  expect(numberText(number, 7)).toBe(full)
})

test('legends, filters and charts write large numbers so', () => {
  expect(amountText({ kind: 'number', at: 1e308 })).toBe('1e+308')
  expect(xText(1e308, 'number')).toBe('1e+308')
})
