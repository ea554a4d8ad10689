import { expect, test } from 'vitest'
import { built } from './built.ts'
import { hasTerminals, onTerminal } from './on-terminal.ts'

const attack = '\u001b]52;c;aGk=\u0007\u001b[2J\u009b31m\u202E'
const asked = "RETURN '\\u001b]52;c;aGk=\\u0007\\u001b[2J\\u009b31m\\u202E' AS `name\u001b]0;x\u0007`"

const ourColours = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')

/** What a terminal is sent beside our own colours. */
function obeyed(out: string): string {
  return out.replace(ourColours, '').replace(/[^\p{Cc}\u202E]|\r?\n/gu, '')
}

test.skipIf(!hasTerminals).each([
  ['a table', ['query', asked]],
  ['CSV', ['query', asked, '--format', 'csv']],
  ['JSON', ['query', asked, '--format', 'json']],
  ['an error', ['query', `RETURN nosuch${attack}(1)`]],
  ['the name of a file', ['query', '--graph', `none${attack}`, 'RETURN 1']],
  ['the name of a script', ['query', '--graph', `none${attack}.cypher`, 'RETURN 1']],
  ['a verb', [`verb${attack}`]],
  ['an option', ['query', `--no${attack}`]],
  ['a canned query', ['run', `id${attack}`]],
  ['a parameter', ['run', 'company', '--param', `company=${attack}`]],
  ['a notice', ['query', `MATCH (n:\`${attack}\`) RETURN n`]],
])('on a terminal %s shows what it would obey', (_, words) => {
  const { out } = onTerminal(words)
  expect(out).toContain('\\u001b')
  expect(obeyed(out)).toBe('')
})

test.skipIf(!hasTerminals)('on a terminal our colours are colours', () => {
  expect(onTerminal(['run', 'facilities']).out).toContain('\u001b[1m')
})

test.skipIf(!hasTerminals)('a terminal that does not say how wide it is shows whole names', () => {
  expect(onTerminal(['query', "RETURN 'a name of some length' AS name, 1 AS n"]).out).toContain(
    'a name of some length  1',
  )
})

test('in a pipe CSV and JSON keep the bytes, and words for people do not', async () => {
  expect((await built(['query', asked, '--format', 'csv'])).out).toContain(attack)
  expect(JSON.parse((await built(['query', asked, '--format', 'json'])).out)).toEqual([
    { 'name\u001b]0;x\u0007': attack },
  ])
  expect(obeyed((await built(['query', asked, '--format', 'table'])).out)).toBe('')
  const { err } = await built(['query', '--graph', `none${attack}\nsecond line`, 'RETURN 1'])
  expect([obeyed(err), err.trimEnd().split('\n')]).toEqual([
    '',
    [expect.stringContaining('\\u000asecond line')],
  ])
})
