import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/database.ts'
import { CypherError } from '../../../src/errors.ts'
import { timed } from '../../helpers/timed.ts'

/** 10 kB are refused within 100 ms; a test gives four times as long. */
const MILLIS_PER_BYTE = 4 * (100 / 10_000)

const pieces = [
  "'",
  '"',
  '`',
  "'\\u",
  "'\\",
  '/*',
  '//',
  '\\',
  '$',
  ';',
  '|',
  ',',
  '\u0000',
  '\ud83d',
  '\u{1F600}',
  'é',
  '\n',

  '(',
  '[',
  '{',
  ')',
  ']',
  '}',
  '((',
  'a(',
  'a[',
  '{a: ',
  '(a',
  '[x IN ',
  'RETURN [',
  'UNWIND [',
  '(a:A {b: ',

  '-',
  '- ',
  '+',
  '*',
  '^',
  '1^',
  '1=',
  '=',
  '<',
  '!',
  '%',
  '&',
  'NOT ',
  'x OR ',
  'a AND ',
  'a IN ',
  'IS NULL ',

  '1',
  '0',
  '.',
  '..',
  '1.',
  '1e',
  '0x',
  '0xf',
  '_',
  'a',
  'a.a.',
  '`a`.',
  ':A',
  ':A&',
  ':(',
  '*..',
  '$a',
  '->',
  '<-',
  '--',
  '()-',
  '()-->',
  '()-[]-',
  'MATCH (a)-[*',
  'MATCH ',
  'WHERE ',
  'WITH * ',
  'UNION ',
  'RETURN ',

  'RETURN 1, ',
  'CASE ',
  'CASE WHEN ',
  'EXISTS { ',
  'COUNT { ',
  'CALL { ',
  'reduce(a = 1, b IN ',
  'a STARTS WITH ',

  'FOREACH (a IN [1] | ',
]
const beginnings = ['', 'RETURN ', 'MATCH (n) WHERE n', 'MATCH (n', "RETURN '"]

/** What is wrong with how a text is refused. */
function problemOf(text: string): string | undefined {
  const allowed = MILLIS_PER_BYTE * text.length
  const { result, millis } = timed(() => wrongEnding(text), allowed)
  return result ?? (millis > allowed ? `${Math.round(millis)} ms` : undefined)
}

function wrongEnding(text: string): string | undefined {
  try {
    new Database().query(text)
    return 'it runs'
  } catch (error) {
    if (!(error instanceof CypherError) || error.phase !== 'compile') return String(error)
    return error.position === undefined ? `${error.code} without position` : undefined
  }
}

const garbage = (before: string, piece: string, size: number): string =>
  before + piece.repeat(Math.ceil(size / piece.length))

describe.each(beginnings)('garbage behind `%s` is refused soon, with its place', (before) => {
  test.each(pieces)('10 kB of %j', (piece) => {
    expect(problemOf(garbage(before, piece, 10_000))).toBeUndefined()
  })
})

test.each([
  "'",
  '`',
  '/*',
  '(',
  '- ',
  '1',
  '.',
  'a.a.',
  ':A',
  'WITH * ',
  '\ud83d',
  "'\\u",
  '()-[]-',
  'RETURN [',
])('1 MB of %j is refused in proportion', { timeout: 120_000 }, (piece) => {
  expect(problemOf(garbage('', piece, 1_000_000))).toBeUndefined()
})
