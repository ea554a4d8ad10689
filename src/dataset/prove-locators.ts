import { type LocatedSentence, locateSentences, type ParagraphReading } from './locate-sentences.ts'
import type { Passage, SourceDocument } from './schemas/documents.ts'
import type { Sha256 } from './verify.ts'

/** A number of documents.yaml that the document itself contradicts. */
export interface LocatorFault {
  /** Undefined where it is the document's. */
  readonly passage: Passage | undefined
  readonly key: 'start' | 'end' | 'line' | 'paragraph' | 'sentence' | 'sha256' | 'characters' | 'bytes'
  readonly said: number | string
  /** What the document says; undefined where no sentence of it has the hash. */
  readonly stands: number | string | undefined
}

/**
 * Holds every number of a document's entry to the document itself, byte for byte the one that was read. Paragraphs are lines or
 * stand between empty lines, whichever contradicts fewer.
 *
 * @returns what is wrong, in the order of the passages. Cost: two hashes for each sentence
 */
export function proveLocators(
  document: SourceDocument,
  text: string,
  sha256: Sha256,
): readonly LocatorFault[] {
  const hashes = new Map<string, string>()
  const hashOf = (sentence: string): string => {
    const hash = hashes.get(sentence) ?? sha256(sentence)
    hashes.set(sentence, hash)
    return hash
  }
  const [lines, blocks] = (['lines', 'blocks'] as const).map((reading) =>
    faultsIn(document, text, reading, hashOf),
  )
  return [...sizeFaults(document, text), ...(blocks.length < lines.length ? blocks : lines)]
}

function sizeFaults({ characters, bytes }: SourceDocument, text: string): readonly LocatorFault[] {
  const encoded = new TextEncoder().encode(text).length
  const counted = Array.from(text).length
  return [
    ...(characters === counted ? [] : [fault(undefined, 'characters', characters, counted)]),
    ...(bytes === undefined || bytes === encoded ? [] : [fault(undefined, 'bytes', bytes, encoded)]),
  ]
}

function faultsIn(
  { passages }: SourceDocument,
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
    byHash.set(hash, [...(byHash.get(hash) ?? []), sentence])
  }
  return passages.flatMap((passage) => {
    const found = nearest(byHash.get(passage.sha256) ?? [], passage.start)
    if (found !== undefined)
      return (['start', 'end', 'line', 'paragraph', 'sentence'] as const).flatMap((key) => {
        const said = passage[key]
        return said === undefined || said === found[key] ? [] : [fault(passage, key, said, found[key])]
      })
    const there = sentences.find(({ start, end }) => start === passage.start && end === passage.end)
    return [fault(passage, 'sha256', passage.sha256, there && hashOf(there.text))]
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
