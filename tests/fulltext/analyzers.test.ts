import { describe, expect, test } from 'vitest'
import { analyzerCalled, analyzers } from '../../src/fulltext/analysis/analyzers.ts'
import { porterStem } from '../../src/fulltext/analysis/porter-stem.ts'

const text = "The Dogs’ owner's Running-shoes cost 12ab3 EUR, ΣΑΣ İ"

// What Lucene 9.11's analyzers make of it; undefined is a stop word.
test.each([
  [
    'standard-no-stop-words',
    ['the', 'dogs', "owner's", 'running', 'shoes', 'cost', '12ab3', 'eur', 'σασ', 'i'],
  ],
  ['standard', [undefined, 'dogs', "owner's", 'running', 'shoes', 'cost', '12ab3', 'eur', 'σασ', 'i']],
  ['english', [undefined, 'dog', 'owner', 'run', 'shoe', 'cost', '12ab3', 'eur', 'σασ', 'i']],
  ['simple', ['the', 'dogs', 'owner', 's', 'running', 'shoes', 'cost', 'ab', 'eur', 'σασ', 'i']],
  ['stop', [undefined, 'dogs', 'owner', 's', 'running', 'shoes', 'cost', 'ab', 'eur', 'σασ', 'i']],
  ['whitespace', ['The', 'Dogs’', "owner's", 'Running-shoes', 'cost', '12ab3', 'EUR,', 'ΣΑΣ', 'İ']],
  ['unicode_whitespace', ['The', 'Dogs’', "owner's", 'Running-shoes', 'cost', '12ab3', 'EUR,', 'ΣΑΣ', 'İ']],
  ['keyword', [text]],
])('%s', (name, expected) => {
  expect([...analyzerCalled(name).terms(text)]).toEqual(expected)
})

test('a space that does not break divides words by Unicode, but not by Java', () => {
  expect([...analyzerCalled('whitespace').terms('a\u00a0b c')]).toEqual(['a\u00a0b', 'c'])
  expect([...analyzerCalled('unicode_whitespace').terms('a\u00a0b c')]).toEqual(['a', 'b', 'c'])
})

test('every analyzer is described, and none has a name twice', () => {
  expect(new Set(analyzers.map(({ name }) => name)).size).toBe(analyzers.length)
  for (const { description } of analyzers) expect(description).toMatch(/^[A-Z].*\.$/)
})

test('an unknown analyzer is refused with the nearest name and all names', () => {
  expect(() => analyzerCalled('englisch')).toThrow(
    expect.objectContaining({
      code: 'UnknownAnalyzer',
      message: 'Unknown analyzer `englisch`.',
      hint: `Did you mean \`english\`? Use one of: ${analyzers.map(({ name }) => name).join(', ')}.`,
    }),
  )
})

// What Lucene 9.11's EnglishAnalyzer makes of each.
describe('stems', () => {
  test.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['agreed', 'agre'],
    ['feed', 'feed'],
    ['plastered', 'plaster'],
    ['motoring', 'motor'],
    ['sing', 'sing'],
    ['conflated', 'conflat'],
    ['hopping', 'hop'],
    ['falling', 'fall'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['sky', 'sky'],
    ['relational', 'relat'],
    ['vietnamization', 'vietnam'],
    ['hopefulness', 'hope'],
    ['formalize', 'formal'],
    ['adoption', 'adopt'],
    ['controll', 'control'],
    ['probate', 'probat'],
    ['rate', 'rate'],
    ['analogies', 'analog'],
    ['yed', 'yed'],
    ['as', 'as'],
  ])('%s', (word, stem) => {
    expect(porterStem(word)).toBe(stem)
  })
})
