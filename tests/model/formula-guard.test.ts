import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, unguarded } from '../../src/model/formula-guard.ts'

test.each([
  ['=1', "'=1"],
  ['-', "'-"],
  ["'=1", "''=1"],
  ["'a", "'a"],
  ["''", "''"],
  ['a=', 'a='],
  ['', ''],
])('%j stands as %j', (text, cell) => {
  expect(guarded(text)).toBe(cell)
  expect(unguarded(cell)).toBe(text)
})

test('any text comes back, and none begins a formula', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', ' ') })
  fc.assert(
    fc.property(text, (held) => {
      expect(unguarded(guarded(held))).toBe(held)
      expect(guarded(held)).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})
