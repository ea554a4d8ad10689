import { describe, expect, test } from 'vitest'
import { FulltextError } from '../../src/fulltext/provider.ts'
import { fulltext } from '../../src/fulltext/index.ts'
import { analyzerCalled } from '../../src/fulltext/analysis/analyzers.ts'
import { parseQuery } from '../../src/fulltext/query/parser.ts'
import { patternOf } from '../../src/fulltext/query/patterns.ts'
import { PAUSE, Steps } from '../../src/fulltext/steps.ts'
import { finish, hitsOf, search } from './search.ts'

const texts = [
  ['The quick brown fox', undefined],
  ['quick fox fox jumps', 'brown dog'],
  [undefined, 'lazy quick dog'],
  [['quick', 'brown list'], undefined],
  [['xx', 'yy zz'], undefined],
  ['', undefined],
] as const

// The entries and scores that Neo4j 5.26 gives for them; tests/neo4j/fulltext.test.ts asks it.
test.each<readonly [query: string, found: readonly (readonly [entry: number, score: number])[]]>([
  [
    'fox',
    [
      [1, 0.4164832830429077],
      [0, 0.2976705729961395],
    ],
  ],
  [
    'quick fox',
    [
      [1, 0.5696565508842468],
      [0, 0.450843870639801],
      [2, 0.29123833775520325],
      [3, 0.1721878945827484],
    ],
  ],
  [
    '(quick OR dog) AND brown',
    [
      [1, 0.586573600769043],
      [3, 0.5068106651306152],
      [0, 0.450843870639801],
    ],
  ],
  ['"the quick" AND fox', [[0, 0.9678874015808105]]],
  ['"fox brown"~2', [[0, 0.27805328369140625]]],
  [
    'fox^0.5',
    [
      [1, 0.20824164152145386],
      [0, 0.14883528649806976],
    ],
  ],
  [
    'foxy~1',
    [
      [1, 0.2776555120944977],
      [0, 0.19844701886177063],
    ],
  ],
  [
    'brown dog~',
    [
      [1, 0.5722280740737915],
      [0, 0.39689409732818604],
      [3, 0.3346227705478668],
      [2, 0.07660569995641708],
    ],
  ],
  [
    't:{brown TO jumps]',
    [
      [0, 1],
      [1, 1],
    ],
  ],
  [
    'u:*',
    [
      [1, 1],
      [2, 1],
    ],
  ],
])('%s', (query, found) => {
  const index = fulltext.texts(['t', 'u'], 'standard-no-stop-words')
  for (const text of texts.slice(0, 5)) finish(index.add(text))
  const { entries, scores } = hitsOf(index.search(query))
  const pairs = [...entries].map((entry, at) => [entry, scores[at]])
  expect(pairs.sort(([, one], [, other]) => other - one)).toEqual(found)
})

describe('the language', () => {
  test.each<readonly [query: string, found: readonly number[]]>([
    ['quick', [0, 1, 2, 3]],
    ['QUICK', [0, 1, 2, 3]],
    ['quick fox', [0, 1, 2, 3]],
    ['quick AND fox', [0, 1]],
    ['quick && fox', [0, 1]],
    ['fox OR list', [0, 1, 3]],
    ['fox || list', [0, 1, 3]],
    ['quick NOT fox', [2, 3]],
    ['quick !fox', [2, 3]],
    ['+quick -fox', [2, 3]],
    ['dog quick AND brown', [0, 1, 3]],
    ['(quick OR dog) AND brown', [0, 1, 3]],
    ['NOT quick', []],
    ['xx OR (NOT quick)', [4]],
    ['"brown fox"', [0]],
    ['"fox brown"', []],
    ['"fox brown"~2', [0]],
    ['"fox brown"~1', []],
    ['"quick fox"~1', [0, 1]],
    ['"quick brown"', [0, 3]],
    ['"fox fox"', [1]],
    ['"fox fox"~9', [1]],
    ['"fox fox fox"~9', []],
    ['"Quick"', [0, 1, 2, 3]],
    ['t:quick', [0, 1, 3]],
    ['t : quick', [0, 1, 3]],
    ['u:(quick dog)', [1, 2]],
    ['u:"quick dog"', [2]],
    ['v:quick', []],
    ['qu*', [0, 1, 2, 3]],
    ['QU*', [0, 1, 2, 3]],
    ['*ick', [0, 1, 2, 3]],
    ['q?i?k', [0, 1, 2, 3]],
    ['q*k', [0, 1, 2, 3]],
    ['b*w?', [0, 1, 3]],
    ['b*w', []],
    ['?o?', [0, 1, 2]],
    ['*', [0, 1, 2, 3, 4]],
    ['*:*', [0, 1, 2, 3, 4, 5]],
    ['u:*', [1, 2]],
    ['quikc~1', [0, 1, 2, 3]],
    ['quck~', [0, 1, 2, 3]],
    ['uqikc~', [0, 1, 2, 3]],
    ['uqikc~1', []],
    ['quick~0', [0, 1, 2, 3]],
    ['quirk~0.75', [0, 1, 2, 3]],
    ['quirk~0.9', []],
    ['t:[a TO c]', [0, 3]],
    ['t:{brown TO jumps]', [0, 1]],
    ['t:[* TO brown]', [0, 3]],
    ['t:{xx TO *]', [4]],
    ['fox^2 list', [0, 1, 3]],
    ['(fox)^0.5', [0, 1]],
    ['fox~1^2', [0, 1]],
    ['brown-list', [0, 1, 3]],
    ['qu\\ick', [0, 1, 2, 3]],
    ['\\u0066ox', [0, 1]],
    ['fox\\:', [0, 1]],
    ['- fox', [0, 1]],
    ['... fox', [0, 1]],
    ['...', []],
    ['"..."', []],
  ])('%s', (query, found) => {
    expect(search(texts, query, { keys: ['t', 'u'] })).toEqual(found)
  })
})

test('words next to one another are one text to the analyzer', () => {
  const keyword = { analyzer: 'keyword' }
  expect(search(['New York', 'New'], 'New York', keyword)).toEqual([0])
  expect(search(['New York', 'New'], 'New AND York', keyword)).toEqual([])
  expect(search(['New York', 'New'], 'New\\ York OR New', keyword)).toEqual([0, 1])
})

test('a stop word keeps its place in a phrase', () => {
  const standard = { analyzer: 'standard' }
  expect(search(['state of mind', 'state mind'], '"state of mind"', standard)).toEqual([0])
  expect(search(['state of mind', 'state mind'], '"state mind"', standard)).toEqual([1])
  expect(search(['state of mind', 'of'], 'of', standard)).toEqual([])
})

test('a query may have words of another analyzer', () => {
  expect(search(['Fox', 'fox'], 'Fox')).toEqual([0, 1])
  expect(search(['Fox', 'fox'], 'Fox', { queryAnalyzer: 'whitespace' })).toEqual([])
  expect(search(['foxes'], 'fox', { analyzer: 'english' })).toEqual([0])
})

describe('what cannot be read says where', () => {
  test.each<readonly [query: string, at: number, problem: string]>([
    ['', 1, 'Expected a word, a phrase or `(`, but found the end of the query.'],
    ['()', 2, 'Expected a word, a phrase or `(`, but found `)`.'],
    ['AND fox', 1, 'Expected a word, a phrase or `(`, but found `AND`.'],
    ['fox AND', 8, 'Expected a word, a phrase or `(`, but found the end of the query.'],
    ['t:', 3, 'Expected a word, a phrase or `(`, but found the end of the query.'],
    ['a "fox', 3, 'The quotation mark has no second one.'],
    ['(fox', 5, 'Expected `)`, but found the end of the query.'],
    ['fox)', 4, 'Expected AND, OR, a word or the end, but found `)`.'],
    ['fox^a', 5, 'A number must follow `^`.'],
    ['fox^', 5, 'Expected a number, but found the end of the query.'],
    ['\\', 1, 'A character must follow the backslash.'],
    ['\\u12', 1, 'Four hexadecimal digits must follow `\\u`.'],
    ['/fo/', 1, 'Regular expressions are not supported.'],
    ['a/b', 2, 'The slash has no second one.'],
    ['fox~1.5', 4, 'The number of edits must be 0, 1 or 2.'],
    ['fox~-1', 4, 'The number of edits must be 0, 1 or 2.'],
    ['[a TO', 6, 'Expected an end of the range, but found the end of the query.'],
    ['[a b]', 4, 'Expected TO, but found `b`.'],
    ['[a TO b', 8, 'Expected `]` or `}`, but found the end of the query.'],
    ['}', 1, 'A word cannot begin with `}`.'],
    ['('.repeat(201) + 'a', 202, 'Parentheses are nested too deeply.'],
  ])('%s', (query, at, problem) => {
    const shown = `\`${query.slice(Math.max(0, at - 21), at - 1)}»${query.slice(at - 1, at + 19)}\``
    expect(() => search(['fox'], query, { keys: ['t'] })).toThrow(
      new FulltextError({
        code: 'FulltextSyntax',
        message: `The full-text query cannot be read at character ${at}, ${shown}. ${problem}`,
        hint: 'Write a backslash before any of + - ! ( ) { } [ ] ^ " ~ * ? : \\ / that is part of a word.',
      }),
    )
  })
})

test('a long word with edits is refused in words', () => {
  const query = `fox ${'a'.repeat(1001)}~`
  expect(() => search(['fox'], query)).toThrow(
    new FulltextError({
      code: 'FulltextSyntax',
      message: `The full-text query cannot be read at character 1006, \`${'a'.repeat(20)}»~\`. A word before \`~\` must have at most 1000 characters, but has 1001.`,
      hint: 'Write the beginning of the word and `*`, or put the whole word in quotation marks.',
    }),
  )
  expect(search(['fox', 'a'.repeat(999)], `${'a'.repeat(1000)}~`, { analyzer: 'keyword' })).toEqual([1])
})

test('a query of a very long list of words is read', () => {
  expect(search(['fox', 'dog'], 'x '.repeat(200_000) + 'fox')).toEqual([0])
})

describe('a long query is read in pieces of two thousand words', () => {
  const many = (of: (at: number) => string): string =>
    Array.from({ length: 20_000 }, (_, at) => of(at)).join(' ')
  test.each([
    ['words', many(String)],
    ['a phrase', `"${many(String)}"`],
    ['prefixes', many((at) => `${at}*`)],
    ['fields', many((at) => `t:${at}`)],
    ['words with edits', many((at) => `${at}~0`)],
    ['words with signs', many((at) => `+${at}`)],
    ['parentheses', many((at) => `(${at})`)],
  ])('%s', (_, query) => {
    const steps = new Steps()
    const { pauses } = finish(parseQuery(query, ['t'], analyzerCalled('standard'), steps))
    // Each word is a step at least.
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(20_000 / PAUSE))
  })
})

test('words that are next to one another cannot be apart by less than nothing', () => {
  expect(() => search(['red fox'], '"red fox"~-1')).toThrow(
    new FulltextError({
      code: 'FulltextSyntax',
      message:
        'The full-text query cannot be read at character 10, `"red fox"»~-1`. How far words may be apart must not be negative.',
      hint: 'Write 0 or more after `~`.',
    }),
  )
  expect(search(['red fox'], '"fox"~-1')).toEqual([0])
  expect(search(['red fox'], '"red fox"~-0.5')).toEqual([0])
})

test('many stars in a row are one', () => {
  expect(patternOf('a**?*b', (part) => part)).toMatchObject({ prefix: 'a' })
  const index = fulltext.texts(['t'], 'standard-no-stop-words')
  for (let at = 0; at < 2_000; at++) finish(index.add([`word${at}x`]))
  const one = finish(index.search('*x'))
  const many = finish(index.search('*'.repeat(5_000) + 'x'))
  expect(many.value.entries).toHaveLength(2_000)
  expect(many.pauses).toBe(one.pauses)
})

test('fifty terms that are alike are found, the most alike first', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const others = [...letters].flatMap((one) => [`fo${one}`, `f${one}x`, `${one}ox`])
  const found = search(others, 'fox~2')
  expect(new Set(found.map((entry) => others[entry])).size).toBe(50)
  expect(found.map((entry) => others[entry])).toContain('fox')
})

describe('a search', () => {
  const index = fulltext.texts(['t'], 'standard-no-stop-words')
  for (let at = 0; at < 30_000; at++)
    finish(index.add([`the word${at % 1000} ${at % 3 === 0 ? 'rare thing' : 'x'}`]))

  test.each<readonly [query: string, found: number]>([
    ['the', 30_000],
    ['the AND rare', 10_000],
    ['"rare thing"', 10_000],
    ['"the thing"~5', 10_000],
    ['word*', 30_000],
    ['*7', 3_000],
    ['word7~1', 840],
    ['*:*', 30_000],
    ['-the', 0],
  ])('%s pauses', (query, found) => {
    const { value, pauses } = finish(index.search(query))
    expect(value.entries).toHaveLength(found)
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(found / 2_100))
  })

  test.each<readonly [what: string, query: string, steps: number]>([
    ['frequent words', 'the '.repeat(3), 3 * 30_000],
    ['words that only few have', 'word7 '.repeat(1_000), 1_000 * 30],
    ['words with edits', Array.from({ length: 60 }, (_, at) => `nord${at}~2`).join(' '), 60 * 1_000],
    ['patterns', '*7 '.repeat(60), 60 * 1_000],
    ['a pattern of many parts', `*${'?'.repeat(3)}${'*o'.repeat(300)}`, 8_000],
    ['words that none has', 'none '.repeat(20_000), 20_000],
  ])('for %s pauses by the work of all together', (_, query, steps) => {
    expect(finish(index.search(query)).pauses).toBeGreaterThanOrEqual(Math.floor(steps / PAUSE))
  })

  test('for a word with edits looks at the terms that begin like it alone', () => {
    const words = fulltext.texts(['t'], 'standard-no-stop-words')
    for (let at = 0; at < 20_000; at++) finish(words.add([String(1_000_000 + 37 * at)]))
    expect(finish(words.search('abcdefgh~2')).pauses).toBeLessThanOrEqual(2)
  })

  test.each(['a OR a*', 'a* OR a', '*:* OR "a b"', 'a* OR a~'])(
    'of %s does not see what comes while it pauses',
    (query) => {
      const growing = fulltext.texts(['t'], 'standard-no-stop-words')
      for (let at = 0; at < 5_000; at++) finish(growing.add(['a b']))
      const searching = growing.search(query)
      searching.next()
      finish(growing.add(['a b']))
      expect(finish(searching).value.entries).toHaveLength(5_000)
      expect(hitsOf(growing.search('a')).entries).toHaveLength(5_001)
    },
  )

  test('an entry is there when all of it is, and a long one is added in pieces', () => {
    const texts = fulltext.texts(['t'], 'standard-no-stop-words')
    const adding = texts.add(['word '.repeat(10_000)])
    adding.next()
    expect(hitsOf(texts.search('word')).entries).toHaveLength(0)
    expect(finish(adding).pauses).toBeGreaterThanOrEqual(3)
    expect([...hitsOf(texts.search('word')).entries]).toEqual([0])
    expect(texts.bytes).toBeGreaterThan(32_768)
  })
})
