import { describe, expect, test } from 'vitest'
import { isEdtf, monthsAndDays, precisionOf } from '../../src/dataset/edtf.ts'

describe('EDTF', () => {
  test.each([
    ['2025', 'year'],
    ['2025~', 'year'],
    ['-0044', 'year'],
    ['202X', 'decade'],
    ['19XX', 'decade'],
    ['2025-06', 'month'],
    ['2025-06?', 'month'],
    ['2025-21', 'month'],
    ['2025-XX', 'year'],
    ['2024-02-29', 'day'],
    ['2024/2026', 'year'],
    ['2024/2026-05', 'month'],
    ['2024/..', 'year'],
    ['/2024', 'year'],
  ])('%s is precise to the %s', (text, precision) => {
    expect(precisionOf(text)).toBe(precision)
    expect(isEdtf(text)).toBe(true)
  })

  test.each([
    '',
    'mid-2025',
    '25',
    '2025-13',
    '2025-00',
    '2025-6',
    '2023-02-29',
    '2025-04-31',
    '2025-21-01',
    '2026/2024',
    '../..',
    '2024/2025/2026',
    '2025-06-30T10:00',
  ])('%j is no date', (text) => expect(isEdtf(text)).toBe(false))

  test('months and days are read from each end of an interval', () => {
    expect(monthsAndDays('2024-05-06/2025')).toEqual([
      { month: 5, day: 6 },
      { month: undefined, day: undefined },
    ])
  })
})
