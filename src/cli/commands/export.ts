import type { Backend } from '../../backend/index.ts'
import { readArguments } from '../../canned/arguments.ts'
import { UsageError } from '../../errors.ts'
import { type ExportFormat, exportFormats } from '../../export/index.ts'
import { writeTextFile } from '../../host/node.ts'
import type { Value } from '../../model/values.ts'
import { missingEnds, subgraphOf } from '../../subgraph/subgraph.ts'
import { askOptions, parameterValues, parameterWords, run, withBackend } from '../ask.ts'
import { openCannedQueries } from '../canned-queries.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import { exitCodes } from '../context.ts'
import { readEvidence } from '../../evidence/read-evidence.ts'
import { licenceOf, licenceOption } from '../licence.ts'
import { count } from '../format.ts'

const ids = exportFormats.flatMap(({ id, program }) => (program === undefined ? [id] : [])).join(', ')
const programs = exportFormats.flatMap(({ program = [] }) => program).join(', ')
const formats = exportFormats
  .map(
    ({ id, program, description }) => `${program === undefined ? id : `--for ${program}`} (${description})`,
  )
  .join('; ')

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
    { flags: '--format <format>', description: ids },
    { flags: '--for <program>', description: `CSV for a program, in place of --format: ${programs}` },
    {
      flags: '-o, --output <file>',
      description: 'the file to write (default: standard output; needed for CSV, which is several files)',
    },
    { flags: '--no-evidence', description: 'leave the claims out' },
    licenceOption,
    ...askOptions.filter(({ flags }) => !flags.startsWith('--format')),
  ],
  examples: [
    "silkgraph export --query 'MATCH p = (:Company)-[:BUILDS]->()-[:LOCATED_IN]->() RETURN p' --format gexf -o sites.gexf",
    'silkgraph export --canned facilities --format csv -o facilities.csv',
    'silkgraph export --canned facilities --for gephi -o facilities.csv',
    'silkgraph export --canned company --param company=org:huawei --format cypher > huawei.cypher',
  ],
  async run(options, context, _, repeated) {
    const format = formatOf(options)
    const words = parameterWords(repeated['param'] ?? [])
    const { text, parameters } = askedFor(options)
      ? { text: options['query'] ?? '', parameters: parameterValues(words) }
      : cannedPicture(options, words)
    const { subgraph, evidenceOf, licence } = await withBackend(options, context, async (backend) => {
      const { records } = await run(backend, text, parameters, options, context)
      const found = subgraphOf([...records, ...(await endsOf(backend, records))])
      const withEvidence = options['evidence'] !== undefined
      return {
        subgraph: found,
        evidenceOf: withEvidence ? await readEvidence(backend, found) : undefined,
        licence: await licenceOf(options, context, backend),
      }
    })
    if (subgraph.nodes.length === 0) {
      throw new UsageError({
        code: 'NothingToExport',
        message: 'The query returns no nodes or relationships.',
        hint: 'Return them whole: RETURN n, or RETURN path.',
      })
    }
    const files = format.write(subgraph, {
      evidenceOf,
      licence,
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
      const query = openCannedQueries(given, context).find(({ id }) => id === given['canned'])
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

/** The nodes at which a relationship of the records ends without being in a record, a record each. */
async function endsOf(
  backend: Backend,
  records: readonly (readonly Value[])[],
): Promise<readonly (readonly Value[])[]> {
  const ids = missingEnds(records)
  if (ids.length === 0) return []
  const result = await backend.run(
    'MATCH (n) WHERE id(n) IN $ids RETURN n',
    { ids },
    { readOnly: true, exact: true, limits: { maxRecords: ids.length } },
  )
  return (await result.collect()).records
}

/** @throws UsageError `NoFormat` where neither --format nor --for is given, `UnknownFormat`, `UnknownProgram` */
function formatOf({ format: id, for: program }: OptionValues): ExportFormat {
  if (id === undefined && program === undefined)
    throw new UsageError({
      code: 'NoFormat',
      message: 'Give --format or --for.',
      hint: `--format is one of ${ids}; --for one of ${programs}.`,
    })
  const format = exportFormats.find(
    (one) =>
      one.program === program &&
      (id === undefined || id === (program === undefined ? one.id : one.extension)),
  )
  if (format !== undefined) return format
  if (program === undefined)
    throw new UsageError({
      code: 'UnknownFormat',
      message: `There is no format ${String(id)}.`,
      hint: `Use ${ids}.`,
    })
  throw new UsageError({
    code: 'UnknownProgram',
    message: `There is no ${id ?? 'CSV'} for ${program}.`,
    hint: `--for is one of ${programs}, with --format csv or without --format.`,
  })
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
