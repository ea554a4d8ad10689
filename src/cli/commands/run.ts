import { readArguments } from '../../canned/arguments.ts'
import { inWords, statementsInWords, type NamesInWords } from '../../canned/in-words.ts'
import { askOptions } from '../ask-options.ts'
import { formatOf, printRecords } from '../print-records.ts'
import { runQuery } from '../run-query.ts'
import { withBackend } from '../with-backend.ts'
import { openCannedQueries, openCannedQuery } from '../canned-queries.ts'
import { lookup } from '../../dataset/lookup.ts'
import { readDataset } from '../../dataset/read-dataset.ts'
import type { Ontology } from '../../dataset/schemas/ontology.ts'
import { readGraphFolder } from '../../host/node.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { wordsFolder } from '../open-graph.ts'
import { alignColumns } from '../format.ts'
import { parameterWords } from '../parameters.ts'
import { refuseUnknownValues } from '../refuse-unknown-values.ts'

/** `silkgraph run` lists the canned queries; `silkgraph run ID` asks one. */
export const runCommand = defineCommand({
  name: 'run',
  summary: 'run one of the canned queries, or list them',
  description:
    'Without an id it lists the canned queries. Each is a file in queries/: read them to learn the schema.',
  argument: { words: '[id]', description: 'the id of a canned query' },
  options: [
    ...askOptions,
    { flags: '--show', description: 'print the Cypher and the parameters instead of running it' },
  ],
  examples: [
    'silkgraph run',
    'silkgraph run company --param company=org:huawei-cloud',
    'silkgraph run company --show',
    'silkgraph run facilities --format csv > facilities.csv',
  ],
  async run(options, context, argument, repeated) {
    if (argument === '') {
      const { queries, withheld } = await openCannedQueries(options, context)
      const lines = queries.map(({ id, question }) => ({ id, question }))
      if (options['format'] === 'json') context.data(JSON.stringify(lines, null, 2))
      else if (withheld !== undefined) context.out(`${withheld.message} ${withheld.hint}`)
      else context.out(alignColumns(lines.map(({ id, question }) => [context.colours.cyan(id), question])))
      return exitCodes.ok
    }
    const query = await openCannedQuery(argument, options, context)
    if (options['show'] !== undefined) {
      const parameters = Object.entries(query.parameters).map(
        ([name, { type, default: value, description }]) =>
          `// $${name}: ${type}, ${description}; default ${JSON.stringify(value)}`,
      )
      context.out([`// ${query.question}`, ...parameters, query.records].join('\n'))
      return exitCodes.ok
    }
    const words = parameterWords(repeated['param'] ?? [])
    const parameters = readArguments(query, words)
    const format = formatOf(options, context)
    const { result, ontology } = await withBackend(options, context, async (backend, opened) => {
      const found = await runQuery(backend, query.records, parameters, options, context)
      if (found.records.length === 0) await refuseUnknownValues(backend, query, words)
      return { result: found, ontology: opened }
    })
    if (format === 'json') {
      printRecords(result, options, context)
      return exitCodes.ok
    }
    const names = namesIn(ontology ?? ontologyOf(options, context))
    // CSV is for programs too: it keeps labels and types, which they can look up.
    const inFormat = format === 'table' ? inWords : statementsInWords
    const records = result.records.map((record) =>
      record.map((value, column) => inFormat(result.keys[column], value, names)),
    )
    if (format === 'table') context.out(`${context.colours.bold(query.question)}\n`)
    printRecords({ ...result, records }, options, context)
    return exitCodes.ok
  },
})

/** What the ontology calls its names; one that it does not know stays as it is. */
function namesIn({
  relationshipTypes,
  labels,
}: Pick<Ontology, 'relationshipTypes' | 'labels'>): NamesInWords {
  return {
    phraseOf: (type) => lookup(relationshipTypes, type)?.phrase ?? type,
    labelOf: (label) => lookup(labels, label)?.singular ?? label,
  }
}

/** The ontology of the folder whose words are used for a store or a script; an empty one where it cannot be read. */
function ontologyOf(
  options: OptionValues,
  context: CommandContext,
): Pick<Ontology, 'relationshipTypes' | 'labels'> {
  const read = readDataset(readGraphFolder(wordsFolder(options) ?? context.bundledGraph))
  return read.kind === 'errors' ? { relationshipTypes: {}, labels: {} } : read.dataset.ontology
}
