import type { Dataset } from '../dataset/dataset.ts'
import type { LocatorFault } from '../dataset/prove-locators.ts'
import { type Passage, passagesOf, type SourceDocument } from '../dataset/schemas/documents.ts'
import type { CopyVerdict, PassageVerdict } from '../dataset/verify.ts'
import type { Place } from '../errors.ts'
import { append } from '../model/append.ts'
import { countText } from '../model/count-text.ts'
import type { CommandContext } from './context.ts'
import { alignColumns, placeText } from './format.ts'

/** One copy, and what was found of the document that fits it best. */
export interface Outcome extends CopyVerdict<Passage> {
  readonly document: SourceDocument
  /** Of the copy. */
  readonly sha256: string
  /** Byte for byte the document that was read. */
  readonly isIdentical: boolean
  /** Proved only on such a copy: any other has other offsets. */
  readonly faults: readonly LocatorFault[]
}

function isFound({ verdict }: PassageVerdict<Passage>): boolean {
  return verdict === 'matches' || verdict === 'moved'
}

/** How many of its passages the copy has. */
export function foundIn({ passages }: Outcome): number {
  return passages.filter(isFound).length
}

/** The claims that cite each passage of a document, by its id. */
function claimsOf({ claims }: Dataset, document: string): (passage: string) => readonly string[] {
  const found = new Map<string, string[]>()
  for (const claim of claims)
    if (claim.document === document) for (const passage of claim.passage) append(found, passage, claim.id)
  return (passage) => found.get(passage) ?? []
}

/** What was found, as JSON text. */
export function jsonText(
  dataset: Dataset,
  { document, isCopy, isIdentical, passages, faults }: Outcome,
): string {
  const claims = claimsOf(dataset, document.id)
  const line = document.kind === 'table' ? 'row' : 'line'
  return JSON.stringify(
    {
      document: document.id,
      copy: isCopy,
      identical: isIdentical,
      passages: passages.map(({ passage, verdict, line: at }) => ({
        passage: passage.id,
        verdict,
        [line]: at ?? null,
        claims: claims(passage.id),
      })),
      faults: faults.map(({ passage, key, said, stands }) => ({
        passage: passage?.id ?? null,
        key,
        said,
        stands: stands ?? null,
      })),
    },
    null,
    2,
  )
}

/** Prints what was found in a copy of the document. */
export function printVerification(
  dataset: Dataset,
  outcome: Outcome,
  { out, colours }: CommandContext,
): void {
  const { document, passages, isIdentical, faults } = outcome
  const paint = { matches: colours.green, moved: colours.yellow, changed: colours.red, missing: colours.red }
  const claims = claimsOf(dataset, document.id)
  const words = wordsOf(document)
  // Nobody reads thousands of cells that match.
  const listed =
    document.kind === 'table' ? passages.filter(({ verdict }) => verdict !== 'matches') : passages
  const cells = listed.map(({ passage, verdict, line }) => [
    verdict,
    passage.id,
    line === undefined ? '' : `${words.line} ${line}`,
    claims(passage.id).join(' '),
  ])
  const lines = alignColumns(cells).split('\n')
  listed.forEach(({ verdict }, index) => out(paint[verdict](verdict) + lines[index].slice(verdict.length)))
  for (const fault of faults)
    out(
      `${colours.bold(placeText(placeOf(dataset, document, fault)))}  ${colours.red('error')}  ${faultText(document, fault)}`,
    )
  const tally = (['matches', 'moved', 'changed', 'missing'] as const)
    .map((verdict) => [passages.filter((passage) => passage.verdict === verdict).length, verdict] as const)
    .filter(([number]) => number > 0)
    .map(([number, verdict]) => `${number} ${verdict === 'matches' && number > 1 ? 'match' : verdict}`)
  out(`${document.title}: ${countText(passages.length, words.passage)}, ${tally.join(', ')}`)
  if (!isIdentical)
    out(`Your copy is not byte for byte the document that was read, so ${words.unproved} were not proved.`)
  else if (faults.length === 0)
    out(`Your copy is byte for byte the document that was read; all ${words.proved} agree with it.`)
  else
    out(
      `Your copy is byte for byte the document that was read; ${words.file} disagrees with it in ${countText(faults.length, 'place')}.`,
    )
}

/** What is said of a text and of a table. */
function wordsOf({ kind }: SourceDocument) {
  return kind === 'table'
    ? ({
        passage: 'cell',
        line: 'row',
        proved: 'rows, columns and cells',
        unproved: 'rows and columns',
        file: 'the graph',
      } as const)
    : ({
        passage: 'sentence',
        line: 'line',
        proved: 'offsets, lines, paragraphs and sentences',
        unproved: 'offsets, lines and paragraphs',
        file: 'documents.yaml',
      } as const)
}

/** What the entry says, and what it should say. */
function faultText({ id, kind }: SourceDocument, { passage, key, said, stands }: LocatorFault): string {
  const what = passage === undefined ? `The document ${id}` : `The passage ${passage.id}`
  if (stands === undefined && kind === 'table')
    return `${what} is not in the table: no such row and column is there. Correct them first.`
  if (stands === undefined)
    return `${what} is not in the document: no sentence has its sha256, its offsets, or its paragraph and number. Correct its paragraph and sentence first.`
  return `${what} has ${key} ${said}. Write ${key}: ${stands}.`
}

function placeOf(
  dataset: Dataset,
  document: SourceDocument,
  { passage, key }: LocatorFault,
): Place | undefined {
  return passage === undefined
    ? dataset.placeOf(document, key)
    : dataset.placeOf(document, 'passages', passagesOf(document).indexOf(passage), key)
}

/** Prints that a file is not a copy of the document. */
export function printOther(
  dataset: Dataset,
  { document, passages, sha256: own }: Outcome,
  { out, colours }: CommandContext,
): void {
  const found = passages.filter(isFound).length
  out(
    colours.red(
      `This is not the document: ${found === 0 ? 'none' : found} of its ${countText(passages.length, wordsOf(document).passage)} ${found === 1 ? 'stands' : 'stand'} in your file.`,
    ),
  )
  out(`${document.title} (${document.id})`)
  out(`sha256 of the document   ${document.sha256}`)
  out(`sha256 of your file      ${own}`)
  const others = dataset.documents.length - 1
  out(
    `Give ${document.kind === 'table' ? 'the file of the table' : 'the text of the document'} with --document${others > 0 ? `, and say with --id which of the ${others + 1} documents it is` : ''}${document.kind === 'table' ? '' : ': as plain text with little else in it'}.`,
  )
}
