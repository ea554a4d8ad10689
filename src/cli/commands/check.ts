import type { Finding } from '../../dataset/check.ts'
import { namesInGraphFolder, readGraphFolder } from '../../host/node.ts'
import { passagesOf } from '../../dataset/schemas/documents.ts'
import { countText } from '../../model/count-text.ts'
import { type CheckedFolder, checkFolder } from '../../opening/check-folder.ts'
import { defineCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { folderOption } from '../graph-options.ts'
import { placeText, withPages } from '../format.ts'
import { importedText } from '../summary.ts'
import { folderOf } from '../open-graph.ts'

/** `silkgraph check`: exit code 1 where there are errors; notices alone do not fail. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'check a graph folder for errors',
  description:
    'Checks that every claim cites a passage and every passage has a claim, that ids, labels, types, modalities and ' +
    'statuses are known and allowed, that no date is finer than its source, that every relationship stands on a claim or ' +
    'a reference fact, that no entity appears twice, that the places of passages agree with one another, and that the Cypher ' +
    'of views and canned queries can be run and uses only names that the ontology defines. A folder that passes can be served. Lists the reference ' +
    'facts that were not looked up in a data set.',
  options: [folderOption, { flags: '--json', description: 'print the findings as JSON' }],
  examples: ['silkgraph check', 'silkgraph check --graph my-graph --json'],
  run(options, context) {
    const folder = folderOf(options, context)
    const checked = checkFolder(readGraphFolder(folder), { names: namesInGraphFolder(folder), runs: true })
    const { errors, notices } = checked
    if (options['json'] !== undefined) {
      context.data(JSON.stringify({ errors, notices }, null, 2))
    } else {
      for (const finding of [...errors, ...notices]) context.out(findingText(finding, context))
      context.out(closingLine(checked, context))
    }
    return errors.length === 0 ? exitCodes.ok : exitCodes.failed
  },
})

function findingText({ severity, message, hint, place }: Finding, { colours, docs }: CommandContext): string {
  const word = severity === 'error' ? colours.red('error') : colours.yellow('notice')
  return `${colours.bold(placeText(place))}  ${word}  ${message} ${colours.dim(withPages(hint, docs))}`
}

function closingLine({ dataset, queries, errors }: CheckedFolder, { colours }: CommandContext): string {
  const verdict =
    errors.length === 0 ? colours.green('no errors') : colours.red(countText(errors.length, 'error'))
  if (!dataset) return verdict
  const { documents, claims, entities, reference, views, imported } = dataset
  const passages = documents.flatMap(passagesOf).length
  const unverified = reference.filter(({ source }) => source === 'unverified').length
  const parts = [
    `${countText(claims.length, 'claim')} on ${countText(passages, 'passage')}`,
    countText(entities.length, 'entity', 'entities'),
    `${countText(reference.length, 'reference fact')} (${unverified} unverified)`,
    ...(imported.length === 0 ? [] : [importedText(dataset)]),
    countText(views.length, 'view'),
    countText(queries.length, 'canned query', 'canned queries'),
  ]
  return `${parts.join(', ')}: ${verdict}`
}
