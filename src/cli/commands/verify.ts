import type { Dataset } from '../../dataset/dataset.ts'
import { verifyDocument, type PassageVerdict, type Verification } from '../../dataset/verify.ts'
import { UsageError } from '../../errors.ts'
import { readTextFile, sha256 } from '../../host/node.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, folderOption, type CommandContext } from '../context.ts'
import { alignColumns, count } from '../format.ts'
import { folderOf, openGraphFolder } from '../open-graph.ts'

/** `silkgraph verify`: exit code 1 where a cited sentence has changed or is missing; one that only moved is found. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'find every cited sentence in your own copy of a document',
  description:
    'The graph holds no sentences, only their places and hashes. Given your own copy of a document as plain text, this ' +
    'says which cited sentences match, which have moved and which have changed or are missing. Line ends, a byte order ' +
    'mark, curly or straight quotes, non-breaking spaces and re-wrapped lines make no difference.',
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
    const { dataset } = openGraphFolder(folderOf(options, context))
    const copy = readTextFile(options['document'] ?? '')
    const verifications = documentsToTry(dataset, options['id']).map((document) =>
      verifyDocument(document, copy.text, sha256),
    )
    const best = verifications.reduce((a, b) => (foundIn(b) > foundIn(a) ? b : a))
    const identical = copy.sha256 === best.document.sha256
    if (options['json'] !== undefined) context.out(jsonText(dataset, best, identical))
    else printVerification(dataset, best, identical, context)
    return foundIn(best) === best.passages.length ? exitCodes.ok : exitCodes.failed
  },
})

function documentsToTry({ documents }: Dataset, id: string | undefined): Dataset['documents'] {
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

function jsonText(dataset: Dataset, { document, passages }: Verification, identical: boolean): string {
  const lines = passages.map(({ passage, verdict, line }) => ({
    passage: passage.id,
    verdict,
    line: line ?? null,
    claims: claimsOf(dataset, document.id, passage.id),
  }))
  return JSON.stringify({ document: document.id, identical, passages: lines }, null, 2)
}

function printVerification(
  dataset: Dataset,
  verification: Verification,
  identical: boolean,
  context: CommandContext,
): void {
  const { document, passages } = verification
  const { out, colours } = context
  const paint = { matches: colours.green, moved: colours.yellow, changed: colours.red, missing: colours.red }
  const cells = passages.map(({ passage, verdict, line }) => [
    verdict,
    passage.id,
    line === undefined ? '' : `line ${line}`,
    claimsOf(dataset, document.id, passage.id).join(' '),
  ])
  const lines = alignColumns(cells).split('\n')
  passages.forEach(({ verdict }, index) => out(paint[verdict](verdict) + lines[index].slice(verdict.length)))
  const tally = (['matches', 'moved', 'changed', 'missing'] as const)
    .map((verdict) => [passages.filter((passage) => passage.verdict === verdict).length, verdict] as const)
    .filter(([number]) => number > 0)
    .map(([number, verdict]) => `${number} ${verdict === 'matches' && number > 1 ? 'match' : verdict}`)
  out(`${document.title}: ${count(passages.length, 'sentence')}, ${tally.join(', ')}`)
  if (identical) out('Your copy is byte for byte the document that was read.')
}
