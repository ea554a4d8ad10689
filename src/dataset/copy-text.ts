import { normaliseSentence, splitSentences, type Stretch } from './sentences.ts'

/** A reader's copy of a document, normalised as a whole; `lineStarts[i]` is where line i + 1 of the copy begins in it. */
export interface CopyText {
  readonly text: string
  readonly lineStarts: readonly number[]
}

/** Normalises a copy line by line and joins the lines with one space, so that re-wrapping makes no difference. */
export function normaliseCopy(copy: string): CopyText {
  const parts: string[] = []
  const lineStarts: number[] = []
  let length = 0
  for (const line of copy.split(/\r\n|[\n\r\u2028\u2029\f]/)) {
    lineStarts.push(length)
    const normalised = normaliseSentence(line)
    if (normalised === '') continue
    parts.push(normalised)
    length += normalised.length + 1
  }
  return { text: parts.join(' '), lineStarts }
}

/** The line of the copy, from 1, in which an offset of the normalised text lies. Cost: O(log lines). */
export function lineAt({ lineStarts }: CopyText, offset: number): number {
  let low = 0
  let high = lineStarts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lineStarts[middle] <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Every stretch that may be a sentence of the document: a line's end may end a sentence (a heading, a paragraph) or only
 * be where the copy was wrapped, so both readings are offered. None is longer than `longest` or shorter than
 * `shortest`, which bounds the cost by the length of the copy times the lines of a sentence.
 */
export function* sentenceCandidates(copy: CopyText, shortest: number, longest: number): Generator<Stretch> {
  const { text, lineStarts } = copy
  const breaks = [...new Set(lineStarts)].filter((offset) => offset > 0 && offset < text.length)
  let next = 0
  for (const sentence of splitSentences(text)) {
    while (next < breaks.length && breaks[next] <= sentence.start) next++
    const starts = [sentence.start]
    while (next < breaks.length && breaks[next] < sentence.end) starts.push(breaks[next++])
    // A line begins one space after the end of the line before.
    const ends = [...starts.slice(1).map((start) => start - 1), sentence.end]
    for (let first = 0; first < starts.length; first++) {
      for (let last = first; last < ends.length; last++) {
        const length = ends[last] - starts[first]
        if (length > longest) break
        if (length >= shortest) yield { start: starts[first], end: ends[last] }
      }
    }
  }
}
