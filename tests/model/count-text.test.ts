import { expect, test } from 'vitest'
import { countText } from '../../src/model/count-text.ts'

test.each([
  [0, '0 claims'],
  [1, '1 claim'],
  [2, '2 claims'],
  [12_345, '12,345 claims'],
])('%i is counted in words', (count, words) => {
  expect(countText(count, 'claim')).toBe(words)
})

test('a noun may have a plural of its own', () => {
  expect([1, 2].map((count) => countText(count, 'country', 'countries'))).toEqual([
    '1 country',
    '2 countries',
  ])
})
