import { foldCharacters, splitSentences } from './sentences.ts'

/** A sentence of a document as it was read, with all that a locator says of it but its hash. */
export interface LocatedSentence {
  /** Normalised: what is hashed. */
  readonly text: string
  /** Code points from 0 in the document; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** From 1. */
  readonly line: number
  /** From 1; 0 is the title, and a heading has the number of the paragraph before it. */
  readonly paragraph: number
  /** From 1 in its paragraph. */
  readonly sentence: number
}

/** What a paragraph is: every line that is not empty, or what stands between empty lines, where lines are wrapped. */
export type ParagraphReading = 'lines' | 'blocks'

/**
 * Every sentence of a document (method v1) with its place. A paragraph of one sentence that does not end in `.`, `!` or `?` is a
 * heading and not counted, unless `isParagraph` says otherwise; the first is the title.
 *
 * @param isParagraph asked of the normalised text of what looks like a heading
 * Cost: linear in the text
 */
export function locateSentences(
  text: string,
  reading: ParagraphReading,
  isParagraph: (text: string) => boolean = () => false,
): readonly LocatedSentence[] {
  const located: LocatedSentence[] = []
  let paragraph = 0
  paragraphsOf(text, reading).forEach(({ raw, line, start }, index) => {
    const { folded, starts, ends, lines } = foldWithPlaces(raw)
    const sentences = splitSentences(folded)
    const isHeading = sentences.length === 1 && !/[.!?]["')\]]*$/.test(folded)
    if (!isHeading || (index > 0 && isParagraph(folded))) paragraph++
    sentences.forEach((sentence, at) => {
      located.push({
        text: folded.slice(sentence.start, sentence.end),
        start: start + starts[sentence.start],
        end: start + ends[sentence.end - 1],
        line: line + lines[sentence.start],
        paragraph,
        sentence: at + 1,
      })
    })
  })
  return located
}

interface Paragraph {
  readonly raw: string
  /** Of its first line, from 1. */
  readonly line: number
  /** In code points. */
  readonly start: number
}

const LINE = /([^\r\n\u2028\u2029\f]*)(\r\n|[\r\n\u2028\u2029\f]|$)/g

function paragraphsOf(text: string, reading: ParagraphReading): readonly Paragraph[] {
  const paragraphs: { raw: string; line: number; start: number }[] = []
  let open: { raw: string; line: number; start: number } | undefined
  let start = 0
  let line = 0
  for (const [whole, content] of text.matchAll(LINE)) {
    line++
    if (foldCharacters(content).trim() === '') open = undefined
    else if (open === undefined || reading === 'lines') {
      open = { raw: whole, line, start }
      paragraphs.push(open)
    } else open.raw += whole
    start += codePoints(whole)
  }
  return paragraphs
}

/**
 * A character with what may compose with it: marks, and the vowels and finals of Hangul and the voicing of half-width kana,
 * which are not marks.
 */
const CLUSTER = /[^\p{M}][\p{M}\u1160-\u11FF\uD7B0-\uD7FF\uFF9E\uFF9F]*|\p{M}+/gu

/** A text as `normaliseSentence` makes it, and for each UTF-16 unit of that where it comes from. */
export function foldWithPlaces(raw: string): {
  readonly folded: string
  /** In code points, from 0; `ends` are exclusive. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** From 0. */
  readonly lines: readonly number[]
} {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const lines: number[] = []
  let at = 0
  let line = 0
  let isSpaceDue = false
  for (const [cluster] of raw.matchAll(CLUSTER)) {
    const from = at
    at += codePoints(cluster)
    for (const unit of foldCharacters(cluster).split('')) {
      if (/\s/.test(unit)) {
        isSpaceDue = pieces.length > 0
        continue
      }
      if (isSpaceDue) {
        pieces.push(' ')
        starts.push(from)
        ends.push(from)
        lines.push(line)
        isSpaceDue = false
      }
      pieces.push(unit)
      starts.push(from)
      ends.push(at)
      lines.push(line)
    }
    if (/^[\n\u2028\u2029\f]|^\r$/.test(cluster)) line++
  }
  return { folded: pieces.join(''), starts, ends, lines }
}

function codePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count--
  return count
}
