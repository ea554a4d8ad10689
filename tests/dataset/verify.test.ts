import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { normaliseSentence, splitSentences } from '../../src/dataset/sentences.ts'
import { verifyDocument } from '../../src/dataset/verify.ts'
import { sha256 } from '../../src/host/node.ts'
import { root } from '../helpers/shared.ts'
import { datasetOf, fixtureFiles } from './fixture.ts'

const original = readFileSync(`${root}tests/fixtures/gazette.txt`, 'utf8')
const document = datasetOf(fixtureFiles()).documents[0]

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
    expect(verdicts(copy)[0]).toMatch(/^P0.S1 (changed|missing)/)
    expect(performance.now() - start).toBeLessThan(5000)
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
