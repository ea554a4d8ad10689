import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regularExpressions } from '../../../src/cypher/expression/regular-expressions.ts'
import { graph } from '../../helpers/graph.ts'

const matches = (text: string, pattern: string): boolean | void =>
  regularExpressions()(pattern)(text, {
    spend: () => {},
    slice: { work: 1 },
    hold: () => ({ replace: () => {}, clear: () => {} }),
  }).next().value

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
    ['\\x3', '\\Q\\x3\\E', true],
    ['a1', '(a)\\1?\\Q1\\E', true],
    ['a', '(\\Q\\E?)a', true],
    ['', '(?m)^', false],
    ['\r\n', '\\r\\Z\\n', false],
    ['\r\n', '\\r(?d)$\\n', true],
    ['\u2028', '(?d)$.', false],
    ['é', '(?x)é+ +', true],
    ['a', '(a|b)*+c|\\1', true],
    ['aa', '(?!(a))b|a\\1', true],
    ['-a', '(\\B|-a){2}', false],
    ['-', '(\\B|-){2}', true],
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
    ['aaa', 'a++', true],
    ['aaa', 'a++a', false],
    ['aaa', 'a+a', true],
    ['aab', '(?>a+|b)+b', true],
    ['ab', '(?>a|ab)', false],
    ['abc', '(?x) a b # comment\n c', true],
    ['aBc', 'a(?i)b(?-i)c', true],
    ['aBC', 'a(?i:b)c', false],
    ['abab', '(ab)\\1', true],
    ['abba', '(?<x>a)(?<y>b)\\k<y>\\k<x>', true],
    ['abAB', '(?i)(ab)\\1', true],
    ['ab', 'a(?=b)b', true],
    ['ab', 'a(?!b)b', false],
    ['ab', 'a(?<=a)b', true],
    ['ab', 'a(?<!a)b', false],
    ['price: 10', '.*(?<=: )\\d+', true],
    ['ac', '[a-c&&[^b]]+', true],
    ['b', '[a-c&&[^b]]', false],
    ['dm', '[a-d[m-p]]+', true],
    [']', '[]]', true],
    ['-', '[a-]', true],
    ['É', '(?i)é', false],
    ['É', '(?iu)é', true],
    ['K', '(?i)[j-l]', true],
    ['aXb', 'a\\x58b', true],
    ['a\tb', 'a\\tb', true],
    ['A', '\\u0041', true],
    ['\u{1F600}', '\\x{1F600}', true],
    ['Ω', '\\p{IsGreek}', true],
    ['a', '\\p{Lower}', true],
    ['é', '\\p{Lower}', false],
    ['é', '\\P{ASCII}', true],
    ['aaaa', 'a{2,3}', false],
    ['aaaa', '(a{2}){2}', true],
    ['ababab', '(?:ab){3}', true],
    ['ab', '(?:a|b)*?', true],
    ['', '(?:a*)*', true],
    ['aaa', '(?:a*)*', true],
    ['aaa', '(a*)+', true],
    ['foo bar', 'foo\\b.*', true],
    ['foobar', 'foo\\b.*', false],
    ['a\r\nb', 'a\\Rb', true],
    ['a\nb', '(?m)a\\n^b$', true],
    ['a.b', 'a\\Q.\\Eb', true],
    ['a...', 'a\\Q.\\E+', true],
  ])('%j =~ %j is %s', (text, pattern, result) => {
    expect(matches(text, pattern)).toBe(result)
  })

  test.each([
    '(',
    'a)',
    '[',
    '[b-a]',
    'a{2,1}',
    '*a',
    '(?<1>a)',
    '(?<n>a)(?<n>b)',
    '\\k<missing>',
    '\\1(a)',
    '\\p{Nothing}',
    '\\y',
    '\\',
    '(?q)a',
    'a)|(?:b',
    'a{999999}',
    '('.repeat(1_000) + ')'.repeat(1_000),
  ])('%j is refused', (pattern) => {
    expect(() => matches('a', pattern)).toThrow(
      expect.objectContaining({ kind: 'ArgumentError', code: 'InvalidRegularExpression', phase: 'runtime' }),
    )
  })

  test('agrees with the matcher of JavaScript where both have the same syntax', () => {
    const { node } = fc.letrec<{ readonly part: string; readonly node: string }>((tie) => ({
      part: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\b', '^', '$', ''),
        tie('node').map((body) => `(${body})`),
        tie('node').map((body) => `(?=${body})`),
        tie('node').map((body) => `(?!${body})`),
        tie('node').map((body) => `(?<=${body})`),
        fc
          .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{1,2}', '{2}', '*?', '+?', '??'))
          // In Java, and so here, an empty round ends a counted loop even before there are enough.
          .map(([body, times]) => `(?:${times.startsWith('{') ? `.(?:${body})` : body})${times}`),
      ),
      node: fc
        .array(tie('part'), { maxLength: 3 })
        .chain((parts) => fc.constantFrom(parts.join(''), parts.join('|'))),
    }))
    fc.assert(
      fc.property(
        node,
        fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 6 }),
        (pattern, text) => {
          expect(matches(text, pattern)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text))
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('any text is a pattern or is refused', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'ab(){}[]|*+?\\^$.-&,1<>=!:QEpk'), maxLength: 14 })
    fc.assert(
      fc.property(odd, (pattern) => {
        try {
          expect(typeof matches('ab', pattern)).toBe('boolean')
        } catch (error) {
          expect(error).toMatchObject({ code: 'InvalidRegularExpression' })
        }
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a pattern that would take for ever', () => {
  // Repetition in repetition, of single characters and of alternatives that overlap.
  test.each(['(a+)+', '(?:a|aa)+', '(?=(?:a|aa)+b)a*'])('ends at the time limit: %s', (pattern) => {
    const started = performance.now()
    expect(() =>
      graph().query(
        'RETURN $text =~ $pattern AS x',
        { text: `${'a'.repeat(60)}!`, pattern },
        { maxMillis: 200 },
      ),
    ).toThrow(expect.objectContaining({ code: 'TimeLimit' }))
    expect(performance.now() - started).toBeLessThan(4 * 450)
  })

  test('is not slow where it need not be', () => {
    const text = 'a'.repeat(200_000)
    expect(graph().query('RETURN $text =~ ".*a.*" AS x', { text }).records).toEqual([[true]])
    expect(graph().query('RETURN $text =~ "(?:a|b)*" AS x', { text }).records).toEqual([[true]])
    expect(graph().query('RETURN $text =~ "(a+)b" AS x', { text: text.slice(0, 2_000) }).records).toEqual([
      [false],
    ])
  })
})
