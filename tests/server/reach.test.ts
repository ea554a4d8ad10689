import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { readReach } from '../../src/server/reach.ts'

function codeOf(read: () => unknown): string {
  try {
    read()
    return ''
  } catch (error) {
    if (error instanceof UsageError) return error.code
    throw error
  }
}

const strong = randomBytes(32).toString('base64url')

describe('beyond this machine', () => {
  test.each(['127.0.0.1', '::1', 'localhost', 'LOCALHOST'])('%s is not, and needs no token', (host) => {
    expect(readReach(host, [], undefined)).toEqual({ host, names: [], token: undefined })
    expect(readReach(host, ['localhost:8080', '127.0.0.1', '[::1]:80'], '').token).toBeUndefined()
  })

  test.each(['127.0.0.2', '0.0.0.0', '::', '192.0.2.1', 'graph.example', '127.0.0.1.example'])(
    '%s is, and is refused without a token',
    (host) => {
      expect(codeOf(() => readReach(host, [], undefined))).toBe('TokenMissing')
      expect(codeOf(() => readReach(host, [], ''))).toBe('TokenMissing')
      expect(readReach(host, [], strong)).toEqual({ host, names: [], token: strong })
    },
  )

  test('a further name is, whatever is listened on', () => {
    for (const name of ['graph.example', '192.0.2.1:80', '[2001:db8::1]:80', '127.0.0.2'])
      expect(
        codeOf(() => readReach('127.0.0.1', [name], undefined)),
        name,
      ).toBe('TokenMissing')
    expect(readReach('127.0.0.1', ['Graph.Example:8443'], strong).names).toEqual(['graph.example:8443'])
  })

  test.each(['https://graph.example', 'graph.example/', 'a b', '', '*', 'x:y', '-x', 'x:123456'])(
    '%j is no name',
    (name) => {
      expect(codeOf(() => readReach('127.0.0.1', [name], strong))).toBe('InvalidHost')
    },
  )

  test.each(['', 'http://x', '0.0.0.0/0', 'a b'])('%j is no address', (host) => {
    expect(codeOf(() => readReach(host, [], strong))).toBe('InvalidHost')
  })
})

describe('a token', () => {
  test('of 128 random bits is strong enough, however it is written', () => {
    for (let i = 0; i < 200; i++) {
      const bytes = randomBytes(16)
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(
          codeOf(() => readReach('::', [], bytes.toString(encoding))),
          bytes.toString(encoding),
        ).toBe('')
    }
  })

  test.each([
    ['too short', strong.slice(0, 21)],
    ['too short for hexadecimal digits', randomBytes(15).toString('hex')],
    ['too short for decimal digits', '31415926535897932384626433832795028841'],
    ['too short for letters', 'correcthorsebatterystaple'],
    ['padding alone makes it long', `${strong.slice(0, 20)}====`],
    ['one character', 'x'.repeat(64)],
    ['few characters', 'abcABC1'.repeat(9).slice(0, 60)],
    ['one part again and again', 'kT9w_Zq3'.repeat(8)],
    ['characters in a row', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef'],
    ['digits in a row', '0123456789abcdef0123456789abcdef'],
    ['spaces', `${strong} ${strong}`],
    ['a line end', `${strong}\n`],
    ['letters that no header holds', `${strong}ä`],
  ])('is refused: %s', (_, token) => {
    for (const host of ['127.0.0.1', '127.0.0.2']) {
      expect(codeOf(() => readReach(host, [], token))).toBe('TokenWeak')
      try {
        readReach(host, [], token)
      } catch (error) {
        if (error instanceof UsageError) expect(`${error.message}${error.hint}`).not.toContain(token)
      }
    }
  })
})
