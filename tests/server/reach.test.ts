import { randomBytes, randomInt, randomUUID } from 'node:crypto'
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
  const from = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  const lower = 'abcdefghijklmnopqrstuvwxyz'
  const all = `${lower}${lower.toUpperCase()}0123456789`

  test.each<[string, () => string]>([
    ['openssl rand -hex 16', () => randomBytes(16).toString('hex')],
    ['openssl rand -hex 32', () => randomBytes(32).toString('hex')],
    ['openssl rand -base64 16', () => randomBytes(16).toString('base64')],
    ['openssl rand -base64 24', () => randomBytes(24).toString('base64')],
    ['openssl rand -base64 32', () => randomBytes(32).toString('base64')],
    ['16 bytes in base64url', () => randomBytes(16).toString('base64url')],
    ['32 upper case hexadecimal digits', () => randomBytes(16).toString('hex').toUpperCase()],
    ['a UUID', () => randomUUID()],
    [
      'a UUID without its hyphens, and 4 digits more',
      () => `${randomUUID().replaceAll('-', '')}${from('0123456789', 4)}`,
    ],
    ['nanoid of 24', () => from(`${all}_-`, 24)],
    ['22 letters and digits', () => from(all, 22)],
    ['28 lower case letters', () => from(lower, 28)],
    ['39 decimal digits', () => from('0123456789', 39)],
    [
      'the words of Diceware, twelve of them',
      () => Array.from({ length: 12 }, () => from(lower, 6)).join('-'),
    ],
  ])('that is random is strong enough: %s', (name, make) => {
    const refused = Array.from({ length: 2_000 }, make).filter(
      (token) => codeOf(() => readReach('::', [], token)) !== '',
    )
    // By chance one may lack a whole kind of characters, and be too short for the rest: 22 of base64 do once in 150,000.
    const mixes = /base64|nanoid|letters and digits/.test(name)
    expect(refused.filter((token) => !mixes || !/^([0-9a-z]+|[0-9A-Z]+)=*$/.test(token))).toEqual([])
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
    ['a phrase again and again', 'changemechangemechangeme12'],
    ['a password again and again', 'Passw0rd!Passw0rd!Passw0rd!x'],
    ['words', 'PleaseChangeThisTokenNow'],
    ['words and a year', 'ThisIsMySuperSecretToken2024'],
    ['words with hyphens', 'do-not-use-this-in-production-please'],
    ['lower case words', 'supersecrettokenforthegraphserver'],
    ['UPPER CASE words', 'THIS_IS_THE_SECRET_OF_THE_SERVER'],
    ['words that count up', 'mypassword1mypassword2mypassword3'],
    ['hexadecimal words', 'deadbeefdeadbeefdeadbeefcafebabe'],
    ['one part, and its capitals', 'kT9w_Zq3Kt9W_zQ3kT9w_Zq3KT9W_ZQ3'],
    [
      'a random part that is too short among words',
      `server-token-for-production-${randomBytes(4).toString('hex')}`,
    ],
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
