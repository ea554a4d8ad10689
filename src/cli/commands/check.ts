import { check, type CheckReport, type Finding } from '../../dataset/check.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { readDataset } from '../../dataset/read-dataset.ts'
import type { DataError } from '../../errors.ts'
import { readGraphFolder } from '../../host/node.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, folderOption, type CommandContext } from '../context.ts'
import { count, placeText } from '../format.ts'
import { folderOf } from '../open-graph.ts'

/** `silkgraph check`: exit code 1 where there are errors; notices alone do not fail. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'prove that a graph folder keeps its promises',
  description:
    'Checks that every claim cites a passage and every passage has a claim, that ids, labels, types, modalities and ' +
    'statuses are known and allowed, that no date is finer than its source, that every relationship stands on a claim or ' +
    'a reference fact, and that no entity is there twice. Lists the reference facts that nobody has looked up.',
  options: [folderOption, { flags: '--json', description: 'print the findings as JSON' }],
  examples: ['silkgraph check', 'silkgraph check --graph my-graph --json'],
  run(options, context) {
    const read = readDataset(readGraphFolder(folderOf(options, context)))
    const report =
      read.kind === 'dataset' ? check(read.dataset) : { errors: read.errors.map(asFinding), notices: [] }
    if (options['json'] !== undefined) {
      context.out(JSON.stringify(report, null, 2))
    } else {
      for (const finding of [...report.errors, ...report.notices]) context.out(findingText(finding, context))
      context.out(closingLine(read.kind === 'dataset' ? read.dataset : undefined, report, context))
    }
    return report.errors.length === 0 ? exitCodes.ok : exitCodes.failed
  },
})

function asFinding({ code, message, hint, place }: DataError): Finding {
  return { severity: 'error', code, message, hint: hint ?? '', place }
}

function findingText({ severity, message, hint, place }: Finding, { colours }: CommandContext): string {
  const word = severity === 'error' ? colours.red('error') : colours.yellow('notice')
  return `${colours.bold(placeText(place))}  ${word}  ${message} ${colours.dim(hint)}`
}

function closingLine(
  dataset: Dataset | undefined,
  { errors, notices }: CheckReport,
  { colours }: CommandContext,
): string {
  const verdict =
    errors.length === 0 ? colours.green('no errors') : colours.red(count(errors.length, 'error'))
  if (!dataset) return verdict
  const passages = dataset.documents.flatMap((document) => document.passages).length
  const parts = [
    `${count(dataset.claims.length, 'claim')} on ${count(passages, 'passage')}`,
    count(dataset.entities.length, 'entity', 'entities'),
    `${count(dataset.reference.length, 'reference fact')} (${notices.length} unverified)`,
  ]
  return `${parts.join(', ')}: ${verdict}`
}
