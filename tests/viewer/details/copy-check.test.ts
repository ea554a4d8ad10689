import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type PassagePlace, placeText } from '../../../src/model/passage-place.ts'
import { checkCopy } from '../../../src/viewer/details/copy-check.ts'
import { documentView } from '../../../src/viewer/details/document.ts'
import { root } from '../../helpers/shared.ts'
import { openGraph } from '../bundled.ts'

const { backend } = openGraph('tests/fixtures/lighthouses')
const original = readFileSync(`${root}tests/fixtures/gazette.txt`, 'utf8')
const view = await documentView(backend, 'gazette')
if (view === undefined) throw new Error('the fixture holds no gazette')
const document = view

/** What became of each passage, by place: `1.2 matches`. */
function verdicts(copy: string): readonly string[] {
  const { passages } = checkCopy(document, copy)
  return document.passages.map(
    ({ key, place }) => `${numbers(place)} ${passages.get(key)?.verdict ?? 'untold'}`,
  )
}

function numbers(place: PassagePlace): string {
  return place.kind === 'sentence' ? `${place.paragraph}.${place.sentence}` : placeText(place)
}

describe('checking a reader’s own copy', () => {
  test('finds every sentence of the text that was read, in the copy’s words', () => {
    const { counts, passages } = checkCopy(document, original)
    expect(counts).toEqual({ matches: 6, moved: 0, changed: 0, missing: 0 })
    expect(passages.size).toBe(document.passages.length)
    expect(passages.get(document.passages[0].key)?.text).toBe('A light for Norsk Skerry')
    expect([...passages.values()].every(({ text }) => text !== '')).toBe(true)
  })

  test('is not led astray by line ends and quotation marks', () => {
    const copy = original.replaceAll('\n', '\r\n').replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
    expect(checkCopy(document, copy).counts.matches).toBe(6)
  })

  test('tells a changed sentence, and shows what the copy has instead', () => {
    const copy = original.replace('next,” she told the paper', 'later,” she told the paper')
    expect(copy).not.toBe(original)
    expect(verdicts(copy)).toEqual([
      '0.1 matches',
      '1.1 matches',
      '1.2 changed',
      '2.1 matches',
      '2.2 matches',
      '2.3 matches',
    ])
    const { passages, counts } = checkCopy(document, copy)
    expect(counts).toEqual({ matches: 5, moved: 0, changed: 1, missing: 0 })
    expect(passages.get(document.passages[2].key)?.text).toContain('later')
  })

  test('tells a missing sentence, without words for it', () => {
    const copy = original.replace(' Does Per Holm envy her?', '')
    expect(copy).not.toBe(original)
    expect(verdicts(copy)[4]).toBe('2.2 missing')
    const { passages, counts } = checkCopy(document, copy)
    expect(counts).toEqual({ matches: 5, moved: 0, changed: 0, missing: 1 })
    expect(passages.get(document.passages[4].key)).toEqual({ verdict: 'missing', text: '' })
  })

  test('tells a sentence that stands elsewhere', () => {
    const copy = `${original.replace(' Does Per Holm envy her?', '')}\nDoes Per Holm envy her?\n`
    expect(verdicts(copy)[4]).toBe('2.2 moved')
    expect(checkCopy(document, copy).counts).toEqual({ matches: 5, moved: 1, changed: 0, missing: 0 })
  })

  test.each(['', 'Nothing of it stands here.'])('is told that %j is not the document', (copy) => {
    const { isCopy, counts } = checkCopy(document, copy)
    expect({ isCopy, counts }).toEqual({
      isCopy: false,
      counts: { matches: 0, moved: 0, changed: 0, missing: 6 },
    })
  })
})
