import { type LocatedSentence, locateSentences, type ParagraphReading } from './locate-sentences.ts'
import type { Passage as AnyPassage, SentencePassage as Passage, TextDocument } from './schemas/documents.ts'
import type { Sha256 } from './verify.ts'
import { append } from '../model/append.ts'

/** A number of documents.yaml that the document itself contradicts. */
export interface LocatorFault {
  /** Undefined where it is the document's. */
  readonly passage: AnyPassage | undefined
  readonly key:
    'start' | 'end' | 'line' | 'paragraph' | 'sentence' | 'row' | 'sha256' | 'characters' | 'bytes' | 'rows'
  readonly said: number | string
  /** What the document says; undefined where no sentence of it has the hash, the offsets or the numbers. */
  readonly stands: number | string | undefined
}

/**
 * Holds every number of the entry of a text to the document itself, byte for byte the one that was read. A passage is the sentence
 * that has its hash, else its offsets, else its paragraph and number. Paragraphs are lines or stand between empty lines, whichever
 * contradicts less.
 *
 * @returns what is wrong, in the order of the passages. Cost: two hashes for each sentence
 */
export function proveLocators(document: TextDocument, text: string, sha256: Sha256): readonly LocatorFault[] {
  const hashes = new Map<string, string>()
  const hashOf = (sentence: string): string => {
    const hash = hashes.get(sentence) ?? sha256(sentence)
    hashes.set(sentence, hash)
    return hash
  }
  const [lines, blocks] = (['lines', 'blocks'] as const).map((reading) =>
    faultsIn(document, text, reading, hashOf),
  )
  return [...sizeFaults(document, text), ...(weight(blocks) < weight(lines) ? blocks : lines)]
}

/** A passage that is not there at all weighs as much as one of which everything is wrong. */
function weight(faults: readonly LocatorFault[]): number {
  return faults.reduce((sum, { stands }) => sum + (stands === undefined ? 6 : 1), 0)
}

function sizeFaults({ characters, bytes }: TextDocument, text: string): readonly LocatorFault[] {
  const encoded = new TextEncoder().encode(text).length
  const counted = Array.from(text).length
  return [
    ...(characters === counted ? [] : [fault(undefined, 'characters', characters, counted)]),
    ...(bytes === undefined || bytes === encoded ? [] : [fault(undefined, 'bytes', bytes, encoded)]),
  ]
}

function faultsIn(
  { passages }: TextDocument,
  text: string,
  reading: ParagraphReading,
  hashOf: (sentence: string) => string,
): readonly LocatorFault[] {
  const cited = new Set(passages.filter(({ paragraph }) => paragraph > 0).map(({ sha256 }) => sha256))
  // What looks like a heading and is cited as a sentence is a paragraph.
  const sentences = locateSentences(text, reading, (heading) => cited.has(hashOf(heading)))
  const byHash = new Map<string, LocatedSentence[]>()
  for (const sentence of sentences) {
    const hash = hashOf(sentence.text)
    append(byHash, hash, sentence)
  }
  return passages.flatMap((passage) => {
    const found =
      nearest(byHash.get(passage.sha256) ?? [], passage.start) ??
      sentences.find(({ start, end }) => start === passage.start && end === passage.end) ??
      sentences.find((one) => one.paragraph === passage.paragraph && one.sentence === passage.sentence)
    if (found === undefined) return [fault(passage, 'sha256', passage.sha256, undefined)]
    const place = { ...found, sha256: hashOf(found.text) }
    return (['start', 'end', 'line', 'paragraph', 'sentence', 'sha256'] as const).flatMap((key) => {
      const said = passage[key]
      return said === undefined || said === place[key] ? [] : [fault(passage, key, said, place[key])]
    })
  })
}

/** A sentence that the document says twice is the one that begins nearest. */
function nearest(sentences: readonly LocatedSentence[], start: number): LocatedSentence | undefined {
  return sentences.toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0]
}

function fault(
  passage: Passage | undefined,
  key: LocatorFault['key'],
  said: number | string,
  stands: number | string | undefined,
): LocatorFault {
  return { passage, key, said, stands }
}
