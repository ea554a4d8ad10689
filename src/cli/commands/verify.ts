import type { Dataset } from '../../dataset/dataset.ts'
import { type LocatorFault, proveLocators } from '../../dataset/prove-locators.ts'
import { readDataset } from '../../dataset/read-dataset.ts'
import { verifyDocument, type PassageVerdict, type Verification } from '../../dataset/verify.ts'
import { type Place, UsageError } from '../../errors.ts'
import { readGraphFolder, readTextFile, sha256, type TextFile } from '../../host/node.ts'
import { countText } from '../../model/count-text.ts'
import { defineCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { folderOption } from '../graph-options.ts'
import { RefusedFolder } from '../refused-folder.ts'
import { alignColumns, placeText } from '../format.ts'
import { folderOf } from '../open-graph.ts'

/** `silkgraph verify`: exit code 1 where a cited sentence has changed or is missing; one that only moved is found. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'find every cited sentence in your own copy of a document',
  description:
    'The graph holds no sentences, only their places and hashes. Given your own copy of a document as plain text, this ' +
    'says which cited sentences match, which have moved and which have changed or are missing. Line ends, a byte order ' +
    'mark, curly or straight quotes, non-breaking spaces and re-wrapped lines make no difference. Given the document itself, byte ' +
    'for byte, it also proves every offset, line, paragraph and sentence in documents.yaml.',
  options: [
    { flags: '--document <file>', description: 'your copy, as plain text', required: true },
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
  run(options, context) {
    const dataset = readFolder(folderOf(options, context))
    const copy = readTextFile(options['document'] ?? '')
    const verifications = documentsToTry(dataset, options['id'], copy).map((document) =>
      verifyDocument(document, copy.text, sha256),
    )
    const best = verifications.reduce((a, b) => (foundIn(b) > foundIn(a) ? b : a))
    const isIdentical = copy.sha256 === best.document.sha256
    const faults = isIdentical ? proveLocators(best.document, copy.text, sha256) : []
    const outcome: Outcome = { ...best, sha256: copy.sha256, isIdentical, faults }
    if (options['json'] !== undefined) context.data(jsonText(dataset, outcome))
    else if (best.isCopy || isIdentical) printVerification(dataset, outcome, context)
    else printOther(dataset, outcome, context)
    return foundIn(best) === best.passages.length && faults.length === 0 ? exitCodes.ok : exitCodes.failed
  },
})

/** What is proved here may be what `check` refuses, so that the files need no more than the right shape. */
function readFolder(folder: string): Dataset {
  const read = readDataset(readGraphFolder(folder))
  if (read.kind === 'errors') throw new RefusedFolder(folder, read.errors)
  return read.dataset
}

/** One copy, and what was found of the document that fits it best. */
interface Outcome extends Verification {
  /** Of the copy. */
  readonly sha256: string
  /** Byte for byte the document that was read. */
  readonly isIdentical: boolean
  /** Proved only on such a copy: any other has other offsets. */
  readonly faults: readonly LocatorFault[]
}

/** The one that `--id` names, else the one that has the sha256 of the copy, else all. */
function documentsToTry(
  { documents }: Dataset,
  id: string | undefined,
  copy: TextFile,
): Dataset['documents'] {
  const wanted = documents.filter((document) => id === undefined || document.id === id)
  const identical = wanted.filter((document) => document.sha256 === copy.sha256)
  if (wanted.length > 0) return identical.length > 0 ? identical : wanted
  throw new UsageError({
    code: 'UnknownDocument',
    message: id === undefined ? 'The graph cites no document.' : `The graph cites no document ${id}.`,
    hint:
      id === undefined
        ? 'Add one to documents.yaml.'
        : `It cites ${documents.map((document) => document.id).join(', ')}.`,
  })
}

function isFound({ verdict }: PassageVerdict): boolean {
  return verdict === 'matches' || verdict === 'moved'
}

function foundIn(verification: Verification): number {
  return verification.passages.filter(isFound).length
}

function claimsOf(dataset: Dataset, document: string, passage: string): readonly string[] {
  return dataset.claims
    .filter((claim) => claim.document === document && claim.passage.includes(passage))
    .map(({ id }) => id)
}

function jsonText(dataset: Dataset, { document, isCopy, isIdentical, passages, faults }: Outcome): string {
  return JSON.stringify(
    {
      document: document.id,
      copy: isCopy,
      identical: isIdentical,
      passages: passages.map(({ passage, verdict, line }) => ({
        passage: passage.id,
        verdict,
        line: line ?? null,
        claims: claimsOf(dataset, document.id, passage.id),
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
  const cells = passages.map(({ passage, verdict, line }) => [
    verdict,
    passage.id,
    line === undefined ? '' : `line ${line}`,
    claimsOf(dataset, document.id, passage.id).join(' '),
  ])
  const lines = alignColumns(cells).split('\n')
  passages.forEach(({ verdict }, index) => out(paint[verdict](verdict) + lines[index].slice(verdict.length)))
  for (const fault of faults)
    out(
      `${colours.bold(placeText(placeOf(dataset, document, fault)))}  ${colours.red('error')}  ${faultText(document, fault)}`,
    )
  const tally = (['matches', 'moved', 'changed', 'missing'] as const)
    .map((verdict) => [passages.filter((passage) => passage.verdict === verdict).length, verdict] as const)
    .filter(([number]) => number > 0)
    .map(([number, verdict]) => `${number} ${verdict === 'matches' && number > 1 ? 'match' : verdict}`)
  out(`${document.title}: ${countText(passages.length, 'sentence')}, ${tally.join(', ')}`)
  if (!isIdentical)
    out(
      `Your copy is not byte for byte the document that was read, so offsets, lines and paragraphs were not proved.`,
    )
  else if (faults.length === 0)
    out(
      'Your copy is byte for byte the document that was read; all offsets, lines, paragraphs and sentences agree with it.',
    )
  else
    out(
      `Your copy is byte for byte the document that was read; documents.yaml disagrees with it in ${countText(faults.length, 'place')}.`,
    )
}

/** What the entry says, and what it should say. */
function faultText(
  { id }: Dataset['documents'][number],
  { passage, key, said, stands }: LocatorFault,
): string {
  const what = passage === undefined ? `The document ${id}` : `The passage ${passage.id}`
  if (stands === undefined)
    return `${what} is not in the document: no sentence has its sha256, its offsets, or its paragraph and number. Correct its paragraph and sentence first.`
  return `${what} has ${key} ${said}. Write ${key}: ${stands}.`
}

function placeOf(
  dataset: Dataset,
  document: Dataset['documents'][number],
  { passage, key }: LocatorFault,
): Place | undefined {
  return passage === undefined
    ? dataset.placeOf(document, key)
    : dataset.placeOf(document, 'passages', document.passages.indexOf(passage), key)
}

function printOther(
  dataset: Dataset,
  { document, passages, sha256: own }: Outcome,
  { out, colours }: CommandContext,
): void {
  const found = passages.filter(isFound).length
  out(
    colours.red(
      `This is not the document: ${found === 0 ? 'none' : found} of its ${countText(passages.length, 'sentence')} ${found === 1 ? 'stands' : 'stand'} in your file.`,
    ),
  )
  out(`${document.title} (${document.id})`)
  out(`sha256 of the document   ${document.sha256}`)
  out(`sha256 of your file      ${own}`)
  const others = dataset.documents.length - 1
  out(
    `Give the text of the document with --document${others > 0 ? `, and say with --id which of the ${others + 1} documents it is` : ''}: as plain text with little else in it.`,
  )
}
