import type { Backend } from '../../backend/index.ts'
import type { Summary } from '../../database/index.ts'
import { DataError, UsageError } from '../../errors.ts'
import { exportAs, lossText, writers } from '../../formats/index.ts'
import { signalsLetIn } from '../../host/signals-let-in.ts'
import { writeFiles } from '../../host/write-file.ts'
import { countText } from '../../model/count-text.ts'
import type { Value } from '../../model/values.ts'
import { missingEnds, subgraphOf } from '../../subgraph/subgraph.ts'
import { askOptions } from '../ask-options.ts'
import { runQuery } from '../run-query.ts'
import { withBackend } from '../with-backend.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { readEvidence } from '../../evidence/read-evidence.ts'
import { licenceOf, licenceOption } from '../licence.ts'
import { writerOf, formatNames, namedFiles, programNames } from '../export-files.ts'
import { parameterWords } from '../parameters.ts'
import { neededPart, partOptions } from '../part-options.ts'
import { visibleLine } from '../../model/written-out.ts'
import { refuseUnknownValues } from '../refuse-unknown-values.ts'

const formats = writers
  .map(
    ({ id, program, description }) => `${program === undefined ? id : `--for ${program}`} (${description})`,
  )
  .join('; ')

/** `silkgraph export`: the nodes and relationships of a query, with their evidence, as a file. */
export const exportCommand = defineCommand({
  name: 'export',
  summary: 'export a part of the graph to a file',
  description:
    'Writes the nodes and relationships that a query returns, with every property and, for each relationship, the ' +
    'claims it stands on with modality, credited source, document, place in it and hash; what a format does not hold is told. ' +
    `A canned query gives its picture. Formats: ${formats}.`,
  options: [
    ...partOptions,
    { flags: '--format <format>', description: `${formatNames} (default: by the extension of --output)` },
    { flags: '--for <program>', description: `CSV for a program, in place of --format: ${programNames}` },
    {
      flags: '-o, --output <file>',
      description:
        'the file to write; an existing one is replaced (default: standard output; needed for CSV, which is several files)',
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
    const words = parameterWords(repeated['param'] ?? [])
    const { text, parameters, canned } = await neededPart(options, context, words)
    const format = writerOf(options)
    const { subgraph, evidenceOf, licence } = await withBackend(options, context, async (backend) => {
      const { records, summary } = await runQuery(backend, text, parameters, options, context)
      if (summary.plan !== undefined) throw planAsked()
      const found = subgraphOf([...records, ...(await endsOf(backend, records))])
      if (found.nodes.length === 0) {
        if (canned !== undefined) await refuseUnknownValues(backend, canned, words)
        throw isNothing(records) ? nothingFound(summary) : nothingToExport(canned?.id)
      }
      const withEvidence = options['evidence'] !== undefined
      return {
        subgraph: found,
        evidenceOf: withEvidence ? await readEvidence(backend, found) : undefined,
        licence: await licenceOf(options, context, backend),
      }
    })
    const { files, losses } = await exportAs(format, subgraph, {
      evidenceOf,
      licence,
      raw: options['raw'] !== undefined,
    })
    const named = namedFiles(format, files, options['output'])
    if (options['output'] === undefined) {
      for (const { content } of named) if (typeof content === 'string') context.data(content.trimEnd())
      // Where it could not be written that is told first, and is the end.
      await signalsLetIn()
    } else {
      await writeFiles(named)
      for (const { file } of named) context.err(`Wrote ${visibleLine(file)}`)
    }
    for (const loss of losses) context.err(`${lossText(loss)}.`)
    context.err(
      `${countText(subgraph.nodes.length, 'node')}, ${countText(subgraph.relationships.length, 'relationship')}`,
    )
    return exitCodes.ok
  },
})

/** Also where an OPTIONAL MATCH found nothing. */
function isNothing(records: readonly (readonly Value[])[]): boolean {
  return records.every((record) => record.every((value) => value === null))
}

/** The words were right, and the graph has nothing of it: whatever it does not know is named. */
function nothingFound({ notifications }: Summary): DataError {
  return new DataError({
    code: 'NothingToExport',
    message: 'The query found nothing, so there is nothing to export.',
    hint:
      notifications.length > 0
        ? notifications.map(({ message }) => message).join(' ')
        : 'Take a condition away, or look at what there is with `silkgraph query`.',
  })
}

function planAsked(): UsageError {
  return new UsageError({
    code: 'PlanAsked',
    message: 'EXPLAIN and PROFILE give a plan, which cannot be exported.',
    hint: 'Leave the word out, or print the plan: silkgraph query.',
  })
}

/** A canned query may answer with figures, which are not drawn. */
function nothingToExport(canned: string | undefined): UsageError {
  return canned === undefined
    ? new UsageError({
        code: 'NothingToExport',
        message: 'The query returns no nodes or relationships.',
        hint: 'Return them whole, as in RETURN n or RETURN path.',
      })
    : new UsageError({
        code: 'NothingToExport',
        message: `The canned query ${canned} returns only text and numbers, so there is nothing to export as a graph.`,
        hint: `Write its records with \`silkgraph run ${canned} --format csv > ${canned}.csv\`, or give --query to export nodes.`,
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
