import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '../../../src/viewer/evidence/sha256.ts'

const known = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the standard’s own example %j', (text, hash) => {
  expect(sha256(text)).toBe(hash)
})

test('is right at every length around the ends of blocks', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'é'.repeat(length >> 1) + 'x'.repeat(length & 1)
    expect(sha256(text), String(length)).toBe(known(text))
  }
})

test('is right for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(sha256(text)).toBe(known(text))
    }),
    { numRuns: 500 },
  )
})

test('is right for a long text', () => {
  const text = 'Keepers of both towers – “see” one another’s lamps. '.repeat(20_000)
  expect(sha256(text)).toBe(known(text))
})
