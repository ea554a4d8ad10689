import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseSentence, splitSentences } from '../../src/dataset/sentences.ts'
import { foldWithPlaces, locateSentences } from '../../src/dataset/locate-sentences.ts'
import { proveLocators } from '../../src/dataset/prove-locators.ts'
import { verifyDocument } from '../../src/dataset/verify.ts'
import { sha256 } from '../../src/host/node.ts'
import { root } from '../helpers/shared.ts'
import { changed, datasetOf, fixtureFiles, textDocuments } from './fixture.ts'

const original = readFileSync(`${root}tests/fixtures/gazette.txt`, 'utf8')
const document = textDocuments(datasetOf(fixtureFiles()))[0]

/** What became of each passage: `P1.S1 matches 3`. */
function verdicts(copy: string): readonly string[] {
  return verifyDocument(document, copy, sha256).passages.map(
    ({ passage, verdict, line }) => `${passage.id} ${verdict} ${line ?? '-'}`,
  )
}

function allMatch(copy: string): boolean {
  return verdicts(copy).every((verdict) => verdict.includes(' matches '))
}

/** Breaks lines at spaces so that none is longer than `width`. */
function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(.{1,${width}})( |$)`, 'gm'), '$1\n')
}

describe('verifying a copy', () => {
  test('finds every sentence of the document that was read', () => {
    expect(verdicts(original)).toEqual([
      'P0.S1 matches 1',
      'P1.S1 matches 3',
      'P1.S2 matches 3',
      'P2.S1 matches 5',
      'P2.S2 matches 5',
      'P2.S3 matches 5',
    ])
  })

  test.each([
    ['CRLF', original.replaceAll('\n', '\r\n')],
    ['old Mac line ends', original.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${original}`],
    [
      'straight quotes and hyphens',
      original.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('–', '-'),
    ],
    ['three dots for an ellipsis', original.replace('…', '...')],
    ['non-breaking spaces', original.replaceAll(' ', '\u00A0')],
    ['narrow and double spaces', original.replaceAll(' ', ' \u202F')],
    ['soft hyphens', original.replace('Keepers', 'Keep\u00ADers')],
    ['empty lines between paragraphs', original.replaceAll('\n', '\n\n')],
    ['lines wrapped at 40', wrap(original, 40)],
    ['lines wrapped at 17', wrap(original, 17)],
    ['one word a line', original.replaceAll(' ', '\n')],
    ['indentation and trailing spaces', original.replaceAll('\n', '   \n\t  ')],
    [
      'a preface and an afterword',
      `From the archive. Scanned in 1999.\n\n${original}\n\nAll rights reserved.`,
    ],
    [
      'all of it',
      `\uFEFF${wrap(original.replace(/[“”]/g, '"').replaceAll('\n', '\n\n'), 33).replaceAll('\n', '\r\n')}`,
    ],
  ])('does not mind %s', (_, copy) => {
    expect(copy).not.toBe(original)
    expect(verdicts(copy).filter((verdict) => !verdict.includes(' matches '))).toEqual([])
  })

  test('tells what moved, and lets the others stand', () => {
    const sentence = 'Does Per Holm envy her? '
    const moved = original.replace(sentence, '').replace('Ada Lund –', `${sentence}Ada Lund –`)
    expect(verdicts(moved)).toEqual([
      'P0.S1 matches 1',
      'P1.S1 matches 3',
      'P1.S2 matches 3',
      'P2.S1 matches 5',
      'P2.S2 moved 3',
      'P2.S3 matches 5',
    ])
  })

  test('tells what changed and where, and what is missing', () => {
    expect(verdicts(original.replace('set the first', 'laid the first'))[1]).toBe('P1.S1 changed 3')
    expect(verdicts(original.replace('Does Per Holm envy her? ', ''))[4]).toBe('P2.S2 missing -')
    expect(verdicts('')).toEqual(document.passages.map(({ id }) => `${id} missing -`))
    expect(allMatch(original.replace('shall', 'will'))).toBe(false)
  })

  test('is quick on a large copy that has nothing in common', () => {
    const copy = Array.from({ length: 40_000 }, (_, i) => `word${i} and more words`).join('\n')
    const start = performance.now()
    expect(verdicts(copy)[0]).toBe('P0.S1 missing -')
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('another text', () => {
  const related = ({ isCopy }: { readonly isCopy: boolean }): boolean => isCopy
  test.each([
    ['nothing', '', false],
    ['a text of as many sentences', 'One light here. Two there. Three more! Four? Five. Six of them.', false],
    ['one sentence of the document', 'Does Per Holm envy her?', true],
    ['the document with a word changed everywhere', original.replaceAll(/e/g, 'a'), false],
    ['the document', original, true],
  ])('is told from a copy: %s', (_, copy, isCopy) => {
    expect(related(verifyDocument(document, copy, sha256))).toBe(isCopy)
  })

  test('has no changed sentences: all that it lacks are missing', () => {
    const copy =
      'A light of another kind\nThe other tower is built of wood by nobody that the paper knows of. So it goes.'
    expect(verdicts(copy)).toEqual(document.passages.map(({ id }) => `${id} missing -`))
  })
})

describe('proving locators against the document', () => {
  /** What is wrong after one change of the entry: `P1.S2 start 100, 130`. */
  function faults(from = '', to = '', text = original): readonly string[] {
    const entry = textDocuments(datasetOf(changed('documents.yaml', from, to)))[0]
    return proveLocators(entry, text, sha256).map(
      ({ passage, key, said, stands }) => `${passage?.id ?? 'document'} ${key} ${said}, ${stands}`,
    )
  }

  test('finds none that is wrong in a sound entry', () => {
    expect(faults()).toEqual([])
  })

  test.each([
    [
      'start: 130,\n          end: 177',
      'start: 100,\n          end: 300',
      ['P1.S2 start 100, 130', 'P1.S2 end 300, 177'],
    ],
    ['id: P2.S3,\n          paragraph: 2', 'id: P2.S3,\n          paragraph: 9', ['P2.S3 paragraph 9, 2']],
    ['sentence: 3', 'sentence: 4', ['P2.S3 sentence 4, 3']],
    ['line: 3', 'line: 2', ['P1.S1 line 2, 3']],
    ['characters: 344', 'characters: 362', ['document characters 362, 344']],
    ['bytes: 362', 'bytes: 363', ['document bytes 363, 362']],
    [
      'sha256: 28ceb46136a4579b9b6e0315bc38cb3241b6c07b71bf5a8c22d612c151a815f1',
      `sha256: ${'ab'.repeat(32)}`,
      [`P2.S2 sha256 ${'ab'.repeat(32)}, 28ceb46136a4579b9b6e0315bc38cb3241b6c07b71bf5a8c22d612c151a815f1`],
    ],
    [
      'end: 277,\n          sha256: 28ceb46136a4579b9b6e0315bc38cb3241b6c07b71bf5a8c22d612c151a815f1',
      `end: 270,\n          sha256: ${'ab'.repeat(32)}`,
      [
        'P2.S2 end 270, 277',
        `P2.S2 sha256 ${'ab'.repeat(32)}, 28ceb46136a4579b9b6e0315bc38cb3241b6c07b71bf5a8c22d612c151a815f1`,
      ],
    ],
    [
      'sentence: 2,\n          line: 5,\n          start: 254,\n          end: 277,\n          sha256: 28ceb46136a4579b9b6e0315bc38cb3241b6c07b71bf5a8c22d612c151a815f1',
      `sentence: 9,\n          line: 5,\n          start: 254,\n          end: 270,\n          sha256: ${'ab'.repeat(32)}`,
      [`P2.S2 sha256 ${'ab'.repeat(32)}, undefined`],
    ],
  ])('tells what %j should be where it is %j', (from, to, expected) => {
    expect(faults(from, to)).toEqual(expected)
  })

  test('finds by paragraph and number what has neither the hash nor the offsets', () => {
    const [entry] = textDocuments(datasetOf(fixtureFiles()))
    const begun = entry.passages.map((passage) => ({ ...passage, start: 0, end: 1, sha256: 'ab'.repeat(32) }))
    const faults = proveLocators({ ...entry, passages: begun }, original, sha256)
    const mended = entry.passages.map((passage) => {
      const own = faults.filter((fault) => fault.passage?.id === passage.id)
      return { ...passage, ...Object.fromEntries(own.map(({ key, stands }) => [key, stands])) }
    })
    expect(mended).toEqual(entry.passages)
  })

  test('takes what stands between empty lines for a paragraph where lines are wrapped', () => {
    const text =
      'A title\n\nOne sentence that is\nwrapped. Another one.\n\nA heading\n\nThe third\nsentence.\n'
    const places = locateSentences(text, 'blocks').map(
      ({ paragraph, sentence, line, start, end }) => `${paragraph}.${sentence} ${line} ${start}-${end}`,
    )
    expect(places).toEqual(['0.1 1 0-7', '1.1 3 9-38', '1.2 4 39-51', '1.1 6 53-62', '2.1 8 64-83'])
  })

  test('counts what looks like a heading where it is cited as a paragraph', () => {
    const text = 'Title\nNorsk Light: 31 metres\nThe end.'
    const numbers = (isParagraph: (heading: string) => boolean) =>
      locateSentences(text, 'lines', isParagraph).map(({ paragraph }) => paragraph)
    expect(numbers(() => false)).toEqual([0, 0, 1])
    expect(numbers((heading) => heading.startsWith('Norsk'))).toEqual([0, 1, 2])
  })
})

describe('a text that is folded with its places', () => {
  const characters = fc.oneof(
    fc.constantFrom(...' \t\n\r\u00A0\u00AD\u200B\uFEFF…“”’–ﬁé½.!?Aa'),
    fc.constantFrom(
      'e\u0301',
      '\u0301',
      '\uFF76\uFF9E',
      '\u1100\u1161\u11A8',
      '😀',
      '\u0345',
      '\u2028',
      '\f',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )

  test('is the text that is hashed, and every unit of it comes from where it says', () => {
    fc.assert(
      fc.property(
        fc.array(characters).map((all) => all.join('').replace(/\p{Surrogate}/gu, '')),
        (raw) => {
          const { folded, starts, ends, lines } = foldWithPlaces(raw)
          expect(folded).toBe(normaliseSentence(raw))
          expect([starts.length, ends.length, lines.length]).toEqual(Array(3).fill(folded.length))
          const points = Array.from(raw)
          for (const [at, unit] of folded.split('').entries()) {
            const written = points.slice(starts[at], ends[at]).join('')
            expect(unit === ' ' || normaliseSentence(written).includes(unit)).toBe(true)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('sentences, method v1', () => {
  const split = (text: string): readonly string[] =>
    splitSentences(text).map(({ start, end }) => text.slice(start, end))

  test.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['He said "No." Then he left.', ['He said "No."', 'Then he left.']],
    ['The end. "Was it?" he asked.', ['The end.', '"Was it?" he asked.']],
    ['From the U.S. Navy. Next.', ['From the U.S. Navy.', 'Next.']],
    ['It grew 2.5 percent. in part', ['It grew 2.5 percent. in part']],
    ['Fin. Élan.', ['Fin.', 'Élan.']],
    ['', []],
  ])('%j is split', (text, expected) => expect(split(text)).toEqual(expected))

  test('are hashed without regard to typography', () => {
    expect(normaliseSentence(' \uFEFF“A”\u00A0–\u2009‘b’ ﬁn\u00ADal…\n')).toBe('"A" - \'b\' final...')
  })
})
