import { addAll } from '../../model/add-all.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { type LocatorFault, proveLocators } from '../../dataset/prove-locators.ts'
import { readDataset } from '../../dataset/read-dataset.ts'
import {
  type Passage,
  passagesOf,
  type SourceDocument,
  type TableDocument,
  type TextDocument,
} from '../../dataset/schemas/documents.ts'
import { proveCells, verifyTable } from '../../dataset/verify-table.ts'
import { type CopyVerdict, verifyDocument, type PassageVerdict } from '../../dataset/verify.ts'
import { DataError, type Place, UsageError } from '../../errors.ts'
import { readGraphFolder, readTextFile, sha256, type TextFile } from '../../host/node.ts'
import { append } from '../../model/append.ts'
import { countText } from '../../model/count-text.ts'
import { defineCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { folderOption } from '../graph-options.ts'
import { RefusedFolder } from '../refused-folder.ts'
import { alignColumns, placeText } from '../format.ts'
import { folderOf } from '../open-graph.ts'
import { readTableFile } from '../table-file.ts'

/** `silkgraph verify`: exit code 1 where a cited sentence has changed or is missing; one that only moved is found. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'find every cited sentence in your own copy of a document',
  description:
    'The graph holds no sentences, only their places and hashes. Given your own copy of a document as plain text, this ' +
    'says which cited sentences match, which have moved and which have changed or are missing. Line ends, a byte order ' +
    'mark, curly or straight quotes, non-breaking spaces and re-wrapped lines make no difference. Given the document itself, byte ' +
    'for byte, it also proves every offset, line, paragraph and sentence in documents.yaml. Of a table that claims cite it finds ' +
    'every cell in your own file.',
  options: [
    {
      flags: '--document <file>',
      description: 'your copy, as plain text; of a table its file',
      required: true,
    },
    {
      flags: '--id <id>',
      description: 'which document of the graph it is (default: the one that fits best)',
    },
    folderOption,
    { flags: '--json', description: 'print the verdicts as JSON' },
  ],
  examples: [
    'silkgraph verify --document article.txt',
    'silkgraph verify --document gazette.txt --graph my-graph --json',
  ],
  async run(options, context) {
    const dataset = readFolder(folderOf(options, context))
    const file = options['document'] ?? ''
    const wanted = wantedDocuments(dataset, options['id'])
    const outcomes: Outcome[] = []
    const texts = wanted.filter((document) => document.kind !== 'table')
    const tables = wanted.filter((document) => document.kind === 'table')
    if (texts.length > 0) addAll(outcomes, textOutcomes(texts, file, tables.length > 0))
    if (tables.length > 0 && !outcomes.some(({ isIdentical }) => isIdentical))
      addAll(outcomes, await tableOutcomes(tables, file, texts.length > 0))
    const identical = outcomes.filter(({ isIdentical }) => isIdentical)
    if (outcomes.length === 0) throw noCopy(file)
    const best = (identical.length > 0 ? identical : outcomes).reduce((a, b) =>
      foundIn(b) > foundIn(a) ? b : a,
    )
    if (options['json'] !== undefined) context.data(jsonText(dataset, best))
    else if (best.isCopy || best.isIdentical) printVerification(dataset, best, context)
    else printOther(dataset, best, context)
    return foundIn(best) === best.passages.length && best.faults.length === 0
      ? exitCodes.ok
      : exitCodes.failed
  },
})

/** @param mayBeTable whether a file that is no text may be another document's copy */
function textOutcomes(
  documents: readonly TextDocument[],
  file: string,
  mayBeTable: boolean,
): readonly Outcome[] {
  let copy: TextFile
  try {
    copy = readTextFile(file)
  } catch (error) {
    if (mayBeTable && error instanceof DataError && error.code === 'NotText') return []
    throw error
  }
  return documents.map((document) => {
    const isIdentical = copy.sha256 === document.sha256
    return {
      ...verifyDocument(document, copy.text, sha256),
      sha256: copy.sha256,
      isIdentical,
      faults: isIdentical ? proveLocators(document, copy.text, sha256) : [],
    }
  })
}

function noCopy(file: string): DataError {
  return new DataError({
    code: 'NoCopy',
    message: 'The file is neither a text nor a table.',
    hint: 'Give a copy of a document that the graph cites.',
    place: { file },
  })
}

/** @param mayBeText whether a file that is no table may be another document's copy */
async function tableOutcomes(
  documents: readonly TableDocument[],
  file: string,
  mayBeText: boolean,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const document of documents)
    try {
      const copy = await readTableFile(file, document.sheet)
      const isIdentical = copy.sha256 === document.sha256
      const found = verifyTable(document, copy, sha256)
      outcomes.push({
        ...found,
        document,
        sha256: copy.sha256,
        isIdentical,
        faults: isIdentical ? proveCells(document, found.passages, copy, sha256) : [],
      })
    } catch (error) {
      // It may be a copy of another document.
      if (!(error instanceof DataError) || (!mayBeText && documents.length === 1)) throw error
    }
  return outcomes
}

/** What is proved here may be what `check` refuses, so that the files need no more than the right shape. */
function readFolder(folder: string): Dataset {
  const read = readDataset(readGraphFolder(folder))
  if (read.kind === 'errors') throw new RefusedFolder(folder, read.errors)
  return read.dataset
}

/** One copy, and what was found of the document that fits it best. */
interface Outcome extends CopyVerdict<Passage> {
  readonly document: SourceDocument
  /** Of the copy. */
  readonly sha256: string
  /** Byte for byte the document that was read. */
  readonly isIdentical: boolean
  /** Proved only on such a copy: any other has other offsets. */
  readonly faults: readonly LocatorFault[]
}

/** The one that `--id` names, else all. */
function wantedDocuments({ documents }: Dataset, id: string | undefined): Dataset['documents'] {
  const wanted = documents.filter((document) => id === undefined || document.id === id)
  if (wanted.length > 0) return wanted
  throw new UsageError({
    code: 'UnknownDocument',
    message: id === undefined ? 'The graph cites no document.' : `The graph cites no document ${id}.`,
    hint:
      id === undefined
        ? 'Add one to documents.yaml.'
        : `It cites ${documents.map((document) => document.id).join(', ')}.`,
  })
}

function isFound({ verdict }: PassageVerdict<Passage>): boolean {
  return verdict === 'matches' || verdict === 'moved'
}

function foundIn({ passages }: Outcome): number {
  return passages.filter(isFound).length
}

/** The claims that cite each passage of a document, by its id. */
function claimsOf({ claims }: Dataset, document: string): (passage: string) => readonly string[] {
  const found = new Map<string, string[]>()
  for (const claim of claims)
    if (claim.document === document) for (const passage of claim.passage) append(found, passage, claim.id)
  return (passage) => found.get(passage) ?? []
}

function jsonText(dataset: Dataset, { document, isCopy, isIdentical, passages, faults }: Outcome): string {
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

function printVerification(dataset: Dataset, outcome: Outcome, { out, colours }: CommandContext): void {
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

function printOther(
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
