import { describe, expect, test } from 'vitest'
import { locateError } from '../../../src/cypher/locate-error.ts'
import { parse } from '../../../src/cypher/parser/index.ts'
import { CypherError } from '../../../src/errors.ts'

function errorOf(text: string): CypherError {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof CypherError) return locateError(error, text)
    throw error
  }
  throw new TypeError(`${text} was read`)
}

test('an error says what is wrong, where and what to do', () => {
  const error = errorOf('MATCH (n)\n\tRETRUN n')
  expect({ ...error }).toEqual({
    name: 'CypherError',
    phase: 'compile',
    kind: 'SyntaxError',
    code: 'UnexpectedSyntax',
    hint: 'Did you mean RETURN?',
    at: { start: 11, end: 17 },
    position: { offset: 11, line: 2, column: 2 },
    excerpt: '2 | \tRETRUN n\n    \t^^^^^^',
  })
  expect(error.message).toBe('Unexpected `RETRUN`: expected an operator, the next clause or the end.')
})

describe('wrong texts', () => {
  test.each([
    ['', 'UnexpectedSyntax'],
    ['// only a comment', 'UnexpectedSyntax'],
    ['RETURN', 'UnexpectedSyntax'],
    ['RETURN 1 /* a', 'UnexpectedSyntax'],
    ["RETURN 'a", 'UnexpectedSyntax'],
    ['RETURN `a', 'UnexpectedSyntax'],
    ['RETURN $', 'UnexpectedSyntax'],
    [String.raw`RETURN '\q'`, 'UnexpectedSyntax'],
    [String.raw`RETURN '\u12'`, 'InvalidUnicodeLiteral'],
    [String.raw`RETURN '\uD800'`, 'InvalidUnicodeLiteral'],
    [String.raw`RETURN '\U00110000'`, 'InvalidUnicodeLiteral'],
    ["RETURN '\ud800'", 'InvalidUnicodeCharacter'],
    ['RETURN 1 — 2', 'InvalidUnicodeCharacter'],
    ['RETURN 1 # 2', 'UnexpectedSyntax'],
    ['RETURN 9223372036854775808', 'IntegerOverflow'],
    ['RETURN 1 -9223372036854775808', 'IntegerOverflow'],
    ['RETURN 1e999', 'FloatingPointOverflow'],
    ['RETURN 1a', 'InvalidNumberLiteral'],
    ['RETURN 0x', 'InvalidNumberLiteral'],
    ['RETURN 0o8', 'InvalidNumberLiteral'],
    ['RETURN 012', 'InvalidNumberLiteral'],
    ['RETURN 1 2', 'UnexpectedSyntax'],
    ['RETURN (1', 'UnexpectedSyntax'],
    ['RETURN [1', 'UnexpectedSyntax'],
    ['RETURN a ==b', 'UnexpectedSyntax'],
    ['RETURN *, ', 'UnexpectedSyntax'],
    ['RETURN 1; RETURN 2', 'UnexpectedSyntax'],
    ['RETURN 1 RETURN 2', 'InvalidClauseComposition'],
    ['MATCH (n)', 'InvalidClauseComposition'],
    ['WITH 1 AS x', 'InvalidClauseComposition'],
    ['MATCH (n RETURN n', 'UnexpectedSyntax'],
    ['MATCH (n)-[:A..]->() RETURN n', 'InvalidRelationshipPattern'],
    ['MATCH (n)-[*-2]->() RETURN n', 'InvalidRelationshipPattern'],
    ['MATCH (n)-[*1.5]->() RETURN n', 'InvalidRelationshipPattern'],
    ['MATCH (n)-[:A]>() RETURN n', 'UnexpectedSyntax'],
    ['MATCH (n) RETURN (n)-->()', 'UnexpectedSyntax'],
    ['MATCH (n) RETURN size((n)-->())', 'UnexpectedSyntax'],
    ['MATCH (n) SET n', 'UnexpectedSyntax'],
    ['MATCH (n) SET n.a.b', 'UnexpectedSyntax'],
    ['MATCH (n) SET 1 = 2', 'UnexpectedSyntax'],
    ['MATCH (n) REMOVE n', 'UnexpectedSyntax'],
    ['CALL a() YIELD * RETURN 1', 'UnexpectedSyntax'],
    ['RETURN CASE END', 'UnexpectedSyntax'],
    ['RETURN COLLECT { MATCH (n) }', 'InvalidClauseComposition'],
    ['WITH 1 AS match RETURN 1', 'UnexpectedSyntax'],
  ])('%s', (text, code) => {
    const error = errorOf(text)
    expect([error.phase, error.kind, error.code]).toEqual(['compile', 'SyntaxError', code])
    expect(error.at).toBeDefined()
  })

  test('a reserved word in the place of a variable is named in the hint', () => {
    expect(errorOf('WITH 1 AS match RETURN 1').hint).toBe(
      'MATCH is a reserved word: put it in backticks to use it as a name.',
    )
  })
})

describe('locateError', () => {
  test('counts code points, and carets cover the span on one line', () => {
    expect(errorOf("RETURN '😀' + 12a").excerpt).toBe("1 | RETURN '😀' + 12a\n                 ^^^")
    expect(errorOf("RETURN '😀' + 12a").position).toEqual({ offset: 14, line: 1, column: 14 })
  })

  test('an error at the end of the text, after each kind of line end, has one caret', () => {
    expect(errorOf('RETURN\r\n').excerpt).toBe('2 | \n    ^')
    expect(errorOf('RETURN\r1 +').position).toEqual({ offset: 10, line: 2, column: 4 })
    expect(errorOf('\n').position).toEqual({ offset: 1, line: 2, column: 1 })
  })

  test('a long line is cut around the place', () => {
    const excerpt = errorOf(`RETURN ${'a + '.repeat(200)}1a${' + a'.repeat(200)}`).excerpt ?? ''
    const [line = '', carets = ''] = excerpt.split('\n')
    expect(line.length).toBeLessThan(130)
    expect(line.slice(carets.indexOf('^'), carets.indexOf('^') + 2)).toBe('1a')
  })

  test('an error without a span is left as it is', () => {
    const error = new CypherError({ phase: 'runtime', kind: 'TypeError', code: 'X', message: 'm' })
    expect(locateError(error, 'RETURN 1').position).toBeUndefined()
  })
})
