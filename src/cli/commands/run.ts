import { readArguments } from '../../canned/arguments.ts'
import { UsageError } from '../../errors.ts'
import { askOptions, formatOf, parameterWords, printRecords, run, withBackend } from '../ask.ts'
import { openCannedQueries } from '../canned-queries.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../context.ts'
import { alignColumns } from '../format.ts'

/** `silkgraph run` lists the canned queries; `silkgraph run ID` asks one. */
export const runCommand = defineCommand({
  name: 'run',
  summary: 'ask one of the canned queries, or list them',
  description:
    'Without an id it lists the canned queries. Each is a file in queries/: read them to learn the schema.',
  argument: { words: '[id]', description: 'the id of a canned query' },
  options: [
    ...askOptions,
    { flags: '--show', description: 'print the Cypher and the parameters instead of asking' },
  ],
  examples: [
    'silkgraph run',
    'silkgraph run company --param company=org:huawei-cloud',
    'silkgraph run facilities --format csv',
  ],
  async run(options, context, argument, repeated) {
    const queries = openCannedQueries(options, context)
    if (argument === '') {
      const lines = queries.map(({ id, question }) => ({ id, question }))
      if (options['format'] === 'json') context.out(JSON.stringify(lines, null, 2))
      else context.out(alignColumns(lines.map(({ id, question }) => [context.colours.cyan(id), question])))
      return exitCodes.ok
    }
    const query = queries.find(({ id }) => id === argument)
    if (query === undefined) {
      throw new UsageError({
        code: 'UnknownQuery',
        message: `There is no canned query ${argument}.`,
        hint: '`silkgraph run` lists them.',
      })
    }
    if (options['show'] !== undefined) {
      const parameters = Object.entries(query.parameters).map(
        ([name, { type, default: value, description }]) =>
          `// $${name}: ${type}, ${description}; default ${JSON.stringify(value)}`,
      )
      context.out([`// ${query.question}`, ...parameters, query.records].join('\n'))
      return exitCodes.ok
    }
    const parameters = readArguments(query, parameterWords(repeated['param'] ?? []))
    const result = await withBackend(options, context, (backend) =>
      run(backend, query.records, parameters, options, context),
    )
    if (formatOf(options, context) === 'table') context.out(`${context.colours.bold(query.question)}\n`)
    printRecords(result, options, context)
    return exitCodes.ok
  },
})
