import { FulltextError } from '../provider.ts'
import { nearestName } from '../../model/nearest-name.ts'
import type { Analyzer } from './analyzer.ts'
import { porterStem } from './porter-stem.ts'
import { lowerCase } from './lower-case.ts'
import { englishStopWords } from './stop-words.ts'
import { words } from './words.ts'

/** The analyzers, of which the first is the default. Neo4j 5.26 has each by this name. */
export const analyzers: readonly Analyzer[] = [
  {
    name: 'standard-no-stop-words',
    description: 'The default: words in lower case, by the word breaks of Unicode.',
    stopWords: [],
    terms: (text) => mapped(words(text), lowerCase),
    normalize: lowerCase,
  },
  {
    name: 'standard',
    description:
      'Words in lower case, by the word breaks of Unicode, without the most frequent words of English.',
    stopWords: englishStopWords,
    terms: (text) => withoutStopWords(mapped(words(text), lowerCase)),
    normalize: lowerCase,
  },
  {
    name: 'english',
    description: 'Stems of English words, without the most frequent ones.',
    stopWords: englishStopWords,
    terms: (text) => stems(mapped(words(text), (word) => lowerCase(word.replace(possessive, '')))),
    normalize: lowerCase,
  },
  {
    name: 'simple',
    description: 'Runs of letters, in lower case.',
    stopWords: [],
    terms: (text) => mapped(runs(text, /\p{L}+/gu), lowerCase),
    normalize: lowerCase,
  },
  {
    name: 'stop',
    description: 'Runs of letters, in lower case, without the most frequent words of English.',
    stopWords: englishStopWords,
    terms: (text) => withoutStopWords(mapped(runs(text, /\p{L}+/gu), lowerCase)),
    normalize: lowerCase,
  },
  {
    name: 'whitespace',
    description: 'What stands between white space, but for spaces that do not break, as it is.',
    stopWords: [],
    terms: (text) => runs(text, notJavaSpace),
    normalize: (part) => part,
  },
  {
    name: 'unicode_whitespace',
    description: 'What stands between white space of Unicode, as it is.',
    stopWords: [],
    terms: (text) => runs(text, /\P{White_Space}+/gu),
    normalize: (part) => part,
  },
  {
    name: 'keyword',
    description: 'The whole text as one word, as it is.',
    stopWords: [],
    terms: (text) => [text],
    normalize: (part) => part,
  },
]

// What divides files, groups, records and units is white space to Java; spaces that do not break are not.
const separators = String.fromCharCode(0x1c, 0x1d, 0x1e, 0x1f)
const notJavaSpace = new RegExp(
  String.raw`[^\t-\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000${separators}]+`,
  'gu',
)

const possessive = /['\u2019\uff07][sS]$/

/** @throws FulltextError `UnknownAnalyzer` */
export function analyzerCalled(name: string): Analyzer {
  const found = analyzers.find((analyzer) => analyzer.name === name)
  if (found !== undefined) return found
  const names = analyzers.map((analyzer) => analyzer.name)
  const near = nearestName(name, names)
  throw new FulltextError({
    code: 'UnknownAnalyzer',
    message: `Unknown analyzer \`${name}\`.`,
    hint: `${near === undefined ? '' : `Did you mean \`${near}\`? `}Use one of: ${names.join(', ')}.`,
  })
}

function* mapped(terms: Iterable<string>, change: (term: string) => string): Generator<string> {
  for (const term of terms) yield change(term)
}

const stopWords: ReadonlySet<string> = new Set(englishStopWords)

function* withoutStopWords(terms: Iterable<string>): Generator<string | undefined> {
  for (const term of terms) yield stopWords.has(term) ? undefined : term
}

function* stems(words: Iterable<string>): Generator<string | undefined> {
  for (const word of withoutStopWords(words)) yield word && porterStem(word)
}

/** A run longer than a word may be is several. */
function* runs(text: string, pattern: RegExp): Generator<string> {
  for (const [run] of text.matchAll(pattern)) {
    for (let from = 0; from < run.length; from += LONGEST_WORD) yield run.slice(from, from + LONGEST_WORD)
  }
}

const LONGEST_WORD = 255
