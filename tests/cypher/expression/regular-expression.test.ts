import { describe, expect, test } from 'vitest'
import { regularExpressions } from '../../../src/cypher/expression/regular-expression.ts'

const matches = (text: string, pattern: string): boolean => regularExpressions()(pattern).test(text)

describe('=~ matches the whole string, in the syntax of Java', () => {
  test.each<[text: string, pattern: string, result: boolean]>([
    ['abc', 'abc', true],
    ['abcd', 'abc', false],
    ['abc', 'a|abc', true],
    ['', '', true],
    ['a\nb', 'a', false],
    ['a\nb', '(?m)a', false],
    ['a\nb', '(?m)a$\\nb', true],
    ['a\nb', 'a$\\nb', false],
    ['a\nb', 'a.b', false],
    ['a\nb', '(?s)a.b', true],
    ['ABC', '(?i)abc', true],
    ['A\nC', '(?is)a.c', true],
    ['a.c', '\\Qa.c\\E', true],
    ['abc', '\\Qa.c\\E', false],
    ['a+b', '\\Qa+b', true],
    ['\\Q', '\\\\Q', true],
    ['\\', '\\\\', true],
    ['a b', 'a\\hb', true],
    ['abc', '\\Aabc\\z', true],
    ['abc', 'abc\\Z', true],
    ['a"b', 'a\\"b', true],
    ['a-b', 'a\\-b', true],
    ['-', '[a\\-z]', true],
    ['b', '[a\\-z]', false],
    ['2024', '\\d{4}', true],
    ['\u{1F600}', '.', true],
    ['éa', '\\p{L}+', true],
  ])('%j =~ %j is %s', (text, pattern, result) => {
    expect(matches(text, pattern)).toBe(result)
  })

  test.each(['(', 'a++', '(?>a)', '(?x) a', '[', '\\k<missing>', 'a)|(?:b'])('%j is refused', (pattern) => {
    expect(() => matches('a', pattern)).toThrow(
      expect.objectContaining({ kind: 'ArgumentError', code: 'InvalidRegularExpression', phase: 'runtime' }),
    )
  })
})
