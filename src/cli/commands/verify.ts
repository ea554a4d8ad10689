import { addAll } from '../../model/add-all.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { proveLocators } from '../../dataset/prove-locators.ts'
import { readDataset } from '../../dataset/read-dataset.ts'
import type { TableDocument, TextDocument } from '../../dataset/schemas/documents.ts'
import { proveCells, verifyTable } from '../../dataset/verify-table.ts'
import { verifyDocument } from '../../dataset/verify.ts'
import { DataError, UsageError } from '../../errors.ts'
import { readGraphFolder, readTextFile, sha256, type TextFile } from '../../host/node.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { folderOption } from '../graph-options.ts'
import { RefusedFolder } from '../refused-folder.ts'
import { folderOf } from '../open-graph.ts'
import { readTableFile } from '../table-file.ts'
import { foundIn, jsonText, type Outcome, printOther, printVerification } from '../verification.ts'

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
