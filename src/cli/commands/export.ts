import { readArguments } from '../../canned/arguments.ts'
import type { Database } from '../../database/index.ts'
import { UsageError } from '../../errors.ts'
import { exportFormats } from '../../export/index.ts'
import { writeTextFile } from '../../host/node.ts'
import { Node } from '../../model/values.ts'
import { subgraphOf } from '../../subgraph/subgraph.ts'
import { askOptions, openGraph, parameterWords, parameterValues, run } from '../ask.ts'
import { openCannedQueries } from '../canned-queries.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import { exitCodes } from '../context.ts'
import { evidenceIndex, licenceOf } from '../evidence.ts'
import { count } from '../format.ts'

const formats = exportFormats.map(({ id, description }) => `${id} (${description})`).join('; ')

/** `silkgraph export`: the nodes and relationships of a query, with their evidence, as a file. */
export const exportCommand = defineCommand({
  name: 'export',
  summary: 'take a part of the graph away as a file',
  description:
    'Writes the nodes and relationships that a query returns, with every property and, for each relationship, the ' +
    'claims it stands on with modality, credited source, document, paragraph, sentence and hash. A canned query gives its ' +
    `picture. Formats: ${formats}.`,
  options: [
    { flags: '--query <cypher>', description: 'a query that returns nodes, relationships or paths' },
    { flags: '--canned <id>', description: 'a canned query instead' },
    { flags: '--format <format>', description: exportFormats.map(({ id }) => id).join(', '), required: true },
    {
      flags: '-o, --output <file>',
      description: 'the file to write (default: standard output; needed for csv, which is three files)',
    },
    { flags: '--no-evidence', description: 'leave the claims out' },
    ...askOptions.filter(({ flags }) => !flags.startsWith('--format')),
  ],
  examples: [
    "silkgraph export --query 'MATCH p = (:Company)-[:BUILDS]->()-[:LOCATED_IN]->() RETURN p' --format gexf -o sites.gexf",
    'silkgraph export --canned facilities --format csv -o facilities.csv',
    'silkgraph export --canned company --param company=org:huawei --format cypher > huawei.cypher',
  ],
  async run(options, context, _, repeated) {
    const format = exportFormats.find(({ id }) => id === options['format'])
    if (format === undefined) {
      const known = exportFormats.map(({ id }) => id).join(', ')
      throw new UsageError({
        code: 'UnknownFormat',
        message: `There is no format ${String(options['format'])}.`,
        hint: `Use ${known}.`,
      })
    }
    const words = parameterWords(repeated['param'] ?? [])
    const { text, parameters } = askedFor(options)
      ? { text: options['query'] ?? '', parameters: parameterValues(words) }
      : cannedPicture(options, words)
    const graph = openGraph(options, context)
    const result = await run(graph.database, text, parameters, options, context)
    const subgraph = subgraphOf(result.records, (ids) => nodesById(graph.database, ids))
    if (subgraph.nodes.length === 0) {
      throw new UsageError({
        code: 'NothingToExport',
        message: 'The query returns no nodes or relationships.',
        hint: 'Return them whole: RETURN n, or RETURN path.',
      })
    }
    const files = format.write(subgraph, {
      evidenceOf: options['evidence'] === undefined ? undefined : evidenceIndex(graph.dataset),
      licence: licenceOf(context, options['graph']),
      raw: options['raw'] !== undefined,
    })
    const output = options['output']
    if (output === undefined) {
      if (files.length > 1)
        throw new UsageError({
          code: 'NeedsOutput',
          message: `${format.id} is ${files.length} files.`,
          hint: 'Give --output NAME.csv.',
        })
      context.out((files[0]?.text ?? '').trimEnd())
    } else {
      for (const { suffix, text: content } of files) {
        const file = output.replace(
          /(\.[^./\\]*)?$/,
          (extension) => `${suffix}${extension === '' ? `.${format.extension}` : extension}`,
        )
        writeTextFile(file, content)
        context.err(`Wrote ${file}`)
      }
    }
    context.err(
      `${count(subgraph.nodes.length, 'node')}, ${count(subgraph.relationships.length, 'relationship')}`,
    )
    return exitCodes.ok

    function cannedPicture(given: OptionValues, values: ReadonlyMap<string, string>) {
      const query = openCannedQueries(given['graph'], context).find(({ id }) => id === given['canned'])
      if (query === undefined) {
        throw new UsageError({
          code: 'UnknownQuery',
          message: `There is no canned query ${String(given['canned'])}.`,
          hint: '`silkgraph run` lists them.',
        })
      }
      return { text: query.picture ?? query.records, parameters: readArguments(query, values) }
    }
  },
})

function nodesById(database: Database, ids: readonly number[]): readonly Node[] {
  const { records } = database.query(
    'MATCH (n) WHERE id(n) IN $ids RETURN n',
    { ids },
    { readOnly: true, maxRecords: ids.length },
  )
  return records.flatMap(([node]) => (node instanceof Node ? [node] : []))
}

/** @throws UsageError `NoQuery` unless there is just one of --query and --canned */
function askedFor(options: OptionValues): boolean {
  const given = [options['query'], options['canned']].filter(
    (text) => text !== undefined && text.trim() !== '',
  )
  if (given.length === 1) return options['query'] !== undefined
  throw new UsageError({
    code: 'NoQuery',
    message: 'Give either --query or --canned.',
    hint: "As in --query 'MATCH (n)-[r]->(m) RETURN n, r, m'.",
  })
}
