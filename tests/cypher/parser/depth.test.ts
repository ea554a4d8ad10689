import { describe, expect, test } from 'vitest'
import { maximumHeight, maximumNesting } from '../../../src/cypher/parser/cursor.ts'
import { parse } from '../../../src/cypher/parser/index.ts'
import { CypherError } from '../../../src/errors.ts'

function codeOf(text: string): string {
  try {
    parse(text)
    return 'parsed'
  } catch (error) {
    return error instanceof CypherError ? error.code : String(error)
  }
}

const many = 10_000

describe('a query that nests 10,000 deep is refused with NestingTooDeep, never by the stack', () => {
  test.each([
    ['parentheses', `RETURN ${'('.repeat(many)}1${')'.repeat(many)}`],
    ['parentheses that are never closed', `RETURN ${'('.repeat(many)}`],
    ['lists', `RETURN ${'['.repeat(many)}1${']'.repeat(many)}`],
    ['list comprehensions', `RETURN ${'[x IN '.repeat(many)}[1]${' | x]'.repeat(many)}`],
    ['maps', `RETURN ${'{a: '.repeat(many)}1${'}'.repeat(many)}`],
    ['function calls', `RETURN ${'abs('.repeat(many)}1${')'.repeat(many)}`],
    ['CASE', `RETURN ${'CASE WHEN true THEN '.repeat(many)}1${' END'.repeat(many)}`],
    ['CASE subjects', `RETURN ${'CASE '.repeat(many)}1${' WHEN 1 THEN 1 END'.repeat(many)}`],
    ['NOT', `RETURN ${'NOT '.repeat(many)}true`],
    ['minus signs', `RETURN ${'- '.repeat(many)}x`],
    ['properties', `RETURN n${'.a'.repeat(many)}`],
    ['indexes', `RETURN n${'[0]'.repeat(many)}`],
    ['indexes in indexes', `RETURN ${'n['.repeat(many)}0${']'.repeat(many)}`],
    ['null tests', `RETURN n${' IS NULL'.repeat(many)}`],
    ['memberships', `RETURN 1${' IN x'.repeat(many)}`],
    ['subqueries', `RETURN ${'EXISTS { MATCH (n) WHERE '.repeat(many)}true${'}'.repeat(many)}`],
    ['subqueries of a pattern', `RETURN ${'EXISTS { (n) WHERE '.repeat(many)}true${'}'.repeat(many)}`],
    ['CALL subqueries', `${'CALL { '.repeat(many)}RETURN 1 AS x${' } RETURN x'.repeat(many)}`],
    ['properties of nodes', `MATCH ${'(n {a: '.repeat(many)}1${'})'.repeat(many)} RETURN n`],
    ['conditions in nodes', `MATCH ${'(n WHERE (n)-->'.repeat(many)}(m)${')'.repeat(many)} RETURN n`],
    ['pattern comprehensions', `RETURN ${'[(a)-->(b) | '.repeat(many)}1${']'.repeat(many)}`],
  ])('%s', (_, text) => {
    expect(codeOf(text)).toBe('NestingTooDeep')
  })
})

describe('a query that is long but not deep is read', () => {
  const long = 100_000
  test.each([
    ['AND', `RETURN true${' AND true'.repeat(long)}`],
    ['OR', `RETURN true${' OR true'.repeat(long)}`],
    ['XOR', `RETURN true${' XOR true'.repeat(long)}`],
    ['+', `RETURN 1${' + 1'.repeat(long)}`],
    ['^', `RETURN 1${' ^ 1'.repeat(long)}`],
    ['+ in and out of parentheses', `RETURN ${'('.repeat(100)}1${`${' + 1'.repeat(1_000)})`.repeat(100)}`],
    ['commas of a list', `RETURN [1${', 1'.repeat(long)}]`],
    ['commas of RETURN', `RETURN 1${', 1'.repeat(long)}`],
    ['comparisons', `RETURN 1${' < 1'.repeat(long)}`],
    ['parts of a pattern', `CREATE (n)${', (n)'.repeat(long)}`],
    ['relationships of a path', `CREATE (n)${'-[:T]->(n)'.repeat(long)}`],
    ['parentheses around a pattern', `MATCH ${'('.repeat(long)}(n)${')'.repeat(long)} RETURN n`],
  ])('100,000 %s', (_, text) => {
    expect(codeOf(text)).toBe('parsed')
  })

  test('the limits themselves are inside', () => {
    expect(codeOf(`RETURN ${'('.repeat(maximumNesting - 2)}1${')'.repeat(maximumNesting - 2)}`)).toBe(
      'parsed',
    )
    expect(codeOf(`RETURN 1${' IS NULL'.repeat(maximumHeight - 1)}`)).toBe('parsed')
    expect(codeOf(`RETURN 1${' IS NULL'.repeat(maximumHeight)}`)).toBe('NestingTooDeep')
  })
})
