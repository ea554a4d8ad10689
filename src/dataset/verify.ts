import { greatestOf, leastOf } from '../model/extremes.ts'
import { lineAt, normaliseCopy, sentenceCandidates, type CopyText } from './copy-text.ts'
import { longestIncreasing } from './longest-increasing.ts'
import type { SentencePassage as Passage, TextDocument } from './schemas/documents.ts'
import { splitSentences, type Stretch } from './sentences.ts'

/** Hexadecimal SHA-256 of a text's UTF-8 bytes: handed in, since this layer knows neither Node nor a browser. */
export type Sha256 = (text: string) => string

/**
 * What became of one cited sentence. `matches`: it stands in its order among the others; `moved`: it stands elsewhere;
 * `changed`: none of the copy has its hash, but between its neighbours stands one of about its length; `missing`: not
 * even that. `line` is that of the copy, from 1; absent where it is missing.
 */
export interface PassageVerdict<Cited = Passage> {
  readonly passage: Cited
  readonly verdict: 'matches' | 'moved' | 'changed' | 'missing'
  readonly line?: number
  /** The sentence as the copy has it, normalised; absent where it is missing. */
  readonly text?: string
}

/** What a passage is found by. */
export type Locator = Pick<Passage, 'start' | 'end' | 'sha256'>

/** What a copy says of passages. */
export interface CopyVerdict<Cited = Passage> {
  /** Whether it can be a copy of the document at all: a tenth of the sentences are in it, and one at least. */
  readonly isCopy: boolean
  /** In the order of the passages; where it is not a copy, those that are not found are `missing`. */
  readonly passages: readonly PassageVerdict<Cited>[]
}

/** One document against one copy. */
export interface Verification extends CopyVerdict {
  readonly document: TextDocument
}

/**
 * Resolves every locator of a document in a reader's own copy. Offsets are not trusted: the copy is normalised and
 * split, and sentences are found by hash, so line ends, a byte order mark, quotation marks, non-breaking spaces and
 * re-wrapped lines do not matter. A sentence has moved where it breaks the order of the others (the fewest such). Cost: one
 * hash for each candidate of a plausible length, n log n in the passages.
 */
export function verifyDocument(document: TextDocument, copy: string, sha256: Sha256): Verification {
  return { document, ...verifyPassages(document.passages, copy, sha256) }
}

/** The same for the passages alone, in their order. */
export function verifyPassages<Cited extends Locator>(
  cited: readonly Cited[],
  copy: string,
  sha256: Sha256,
): CopyVerdict<Cited> {
  const text = normaliseCopy(copy)
  const found = findPassages(cited, text, sha256)
  const number = found.filter((stretch) => stretch !== undefined).length
  const isCopy = number > 0 && number * 10 >= cited.length
  const inOrder = longestIncreasing(found.map((stretch) => stretch?.start ?? -1))
  const free = unmatchedSentences(text, found)
  const told = ({ start, end }: Stretch) => ({
    line: lineAt(text, start),
    text: text.text.slice(start, end).trim(),
  })
  const passages = cited.map((passage, index): PassageVerdict<Cited> => {
    const stretch = found[index]
    if (stretch) return { passage, verdict: inOrder.has(index) ? 'matches' : 'moved', ...told(stretch) }
    if (!isCopy) return { passage, verdict: 'missing' }
    const changed = takeChanged(
      free,
      text.lineStarts,
      passage,
      gapAround(found, inOrder, index, text.text.length),
    )
    return changed ? { passage, verdict: 'changed', ...told(changed) } : { passage, verdict: 'missing' }
  })
  return { isCopy, passages }
}

/** Where each passage stands in the copy. One that stands in several places takes the first that is free. */
function findPassages(
  cited: readonly Locator[],
  copy: CopyText,
  sha256: Sha256,
): readonly (Stretch | undefined)[] {
  const wanted = new Set(cited.map((passage) => passage.sha256))
  const lengths = cited.map(({ start, end }) => end - start)
  // Normalising shortens (white space) or lengthens (an ellipsis, a ligature) a sentence a little.
  const shortest = Math.floor(leastOf(lengths) / 2)
  const longest = 2 * greatestOf(lengths) + 16
  const places = new Map<string, Stretch[]>()
  for (const stretch of sentenceCandidates(copy, shortest, longest)) {
    const hash = sha256(copy.text.slice(stretch.start, stretch.end))
    if (!wanted.has(hash)) continue
    const known = places.get(hash)
    if (known) known.push(stretch)
    else places.set(hash, [stretch])
  }
  return cited.map((passage) => places.get(passage.sha256)?.shift())
}

/** The sentences of the copy in which no passage was found, in order. */
function unmatchedSentences(copy: CopyText, found: readonly (Stretch | undefined)[]): Stretch[] {
  const taken = found.filter((stretch) => stretch !== undefined).sort((a, b) => a.start - b.start)
  const free: Stretch[] = []
  let at = 0
  for (const { start, end } of splitSentences(copy.text)) {
    while (at < taken.length && taken[at].end <= start) at++
    let from = start
    for (let next = at; next < taken.length && taken[next].start < end; next++) {
      if (taken[next].start > from) free.push({ start: from, end: taken[next].start - 1 })
      from = Math.max(from, taken[next].end + 1)
    }
    if (from < end) free.push({ start: from, end })
  }
  return free
}

/** The stretch between the nearest passages before and after that stand in their order. */
function gapAround(
  found: readonly (Stretch | undefined)[],
  inOrder: ReadonlySet<number>,
  index: number,
  length: number,
): Stretch {
  const indexes = [...inOrder].sort((a, b) => a - b)
  const before = indexes.findLast((other) => other < index)
  const after = indexes.find((other) => other > index)
  return {
    start: (before === undefined ? undefined : found[before]?.end) ?? 0,
    end: (after === undefined ? undefined : found[after]?.start) ?? length,
  }
}

/** Takes the first free sentence of about the passage's length in the gap; a heading before it may be part of it. */
function takeChanged(
  free: Stretch[],
  lineStarts: readonly number[],
  passage: Locator,
  gap: Stretch,
): Stretch | undefined {
  const length = passage.end - passage.start
  for (const [index, { start, end }] of free.entries()) {
    if (start < gap.start || end > gap.end) continue
    const off = (from: number): number => Math.abs(end - from - length)
    const starts = [start, ...lineStarts.filter((from) => from > start && from < end)]
    const best = starts.reduce((a, b) => (off(b) < off(a) ? b : a))
    if (off(best) > length / 2) continue
    free.splice(index, 1)
    return { start: best, end }
  }
  return undefined
}
