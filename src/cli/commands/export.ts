import type { Backend } from '../../backend/index.ts'
import { readArguments } from '../../canned/arguments.ts'
import { UsageError } from '../../errors.ts'
import { exportFormats } from '../../export/index.ts'
import { signalsLetIn, writeTextFiles } from '../../host/write-file.ts'
import type { Value } from '../../model/values.ts'
import { missingEnds, subgraphOf } from '../../subgraph/subgraph.ts'
import { askOptions, run, withBackend } from '../ask.ts'
import { openCannedQuery } from '../canned-queries.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import { exitCodes } from '../context.ts'
import { readEvidence } from '../../evidence/read-evidence.ts'
import { licenceOf, licenceOption } from '../licence.ts'
import { count } from '../format.ts'
import { exportFormatOf, formatNames, namedFiles, programNames } from '../export-files.ts'
import { parameterValues, parameterWords } from '../parameters.ts'
import { visibleLine } from '../terminal-text.ts'

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
    { flags: '--format <format>', description: `${formatNames} (default: by the extension of --output)` },
    { flags: '--for <program>', description: `CSV for a program, in place of --format: ${programNames}` },
    {
      flags: '-o, --output <file>',
      description:
        'the file to write; one that is there is replaced (default: standard output; needed for CSV, which is several files)',
    },
    { flags: '--no-evidence', description: 'leave the claims out' },
    licenceOption,
    ...askOptions.filter(({ flags }) => !flags.startsWith('--format')),
  ],
  examples: [
    "silkgraph export --query 'MATCH p = (:Company)-[:BUILDS]->()-[:LOCATED_IN]->() RETURN p' -o sites.gexf",
    'silkgraph export --canned facilities -o facilities.csv',
    'silkgraph export --canned facilities --for gephi -o facilities.csv',
    'silkgraph export --canned company --param company=org:huawei --format cypher > huawei.cypher',
  ],
  async run(options, context, _, repeated) {
    const isQuery = askedFor(options)
    const format = exportFormatOf(options)
    const words = parameterWords(repeated['param'] ?? [])
    const { text, parameters } = isQuery
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
    if (subgraph.nodes.length === 0) throw nothingToExport(options['canned'])
    const files = format.write(subgraph, {
      evidenceOf,
      licence,
      raw: options['raw'] !== undefined,
    })
    const named = namedFiles(format, files, options['output'])
    if (options['output'] === undefined) {
      for (const { text: content } of named) context.data(content.trimEnd())
      // Where it could not be written that is told first, and is the end.
      await signalsLetIn()
    } else {
      await writeTextFiles(named)
      for (const { file } of named) context.err(`Wrote ${visibleLine(file)}`)
    }
    context.err(
      `${count(subgraph.nodes.length, 'node')}, ${count(subgraph.relationships.length, 'relationship')}`,
    )
    return exitCodes.ok

    function cannedPicture(given: OptionValues, values: ReadonlyMap<string, string>) {
      const query = openCannedQuery(given['canned'] ?? '', given, context)
      return { text: query.picture ?? query.records, parameters: readArguments(query, values) }
    }
  },
})

/** A canned query may answer with figures, which are not drawn. */
function nothingToExport(canned: string | undefined): UsageError {
  return canned === undefined
    ? new UsageError({
        code: 'NothingToExport',
        message: 'The query returns no nodes or relationships.',
        hint: 'Return them whole: RETURN n, or RETURN path.',
      })
    : new UsageError({
        code: 'NothingToExport',
        message: `The canned query ${canned} answers with texts and numbers, or with nothing: there is no node to export.`,
        hint: `Its records are written by \`silkgraph run ${canned} --format csv > ${canned}.csv\`; give --query to export nodes instead.`,
      })
}

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

/** @throws UsageError `NoQuery` unless there is just one of --query and --canned */
function askedFor(options: OptionValues): boolean {
  const given = [options['query'], options['canned']].filter(
    (text) => text !== undefined && text.trim() !== '',
  )
  if (given.length === 1) return options['query'] !== undefined
  throw new UsageError({
    code: 'NoQuery',
    message: `Give either --query or --canned${given.length === 0 ? '' : ', not both'}.`,
    hint: "As in --query 'MATCH (n)-[r]->(m) RETURN n, r, m'.",
  })
}
