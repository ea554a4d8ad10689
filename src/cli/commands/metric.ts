import { UsageError } from '../../errors.ts'
import type { Backend, CollectedResult } from '../../backend/index.ts'
import type { QueryParameters } from '../../database/index.ts'
import { lookup } from '../../dataset/lookup.ts'
import { type Metric, metrics } from '../../metrics/index.ts'
import { countText } from '../../model/count-text.ts'
import { nearestName } from '../../model/nearest-name.ts'
import { usualNameOf } from '../../model/node-name.ts'
import { Node, type Value } from '../../model/values.ts'
import { askOptions, limitsOf } from '../ask-options.ts'
import { defineCommand, type OptionValues, type RepeatedValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { alignColumns } from '../format.ts'
import { optionName } from '../given-options.ts'
import { graphOption } from '../graph-options.ts'
import { metricOptions, refuseUnknownNames } from '../metric-options.ts'
import { idsIn, optionsQuery, type PartIds } from '../metric-part.ts'
import { parameterWords } from '../parameters.ts'
import { askedPart, partOptions } from '../part-options.ts'
import { formatOf, printRecords } from '../print-records.ts'
import { namesStore } from '../store.ts'
import { refuseUnused } from '../refuse-unused.ts'
import { withBackend } from '../with-backend.ts'

/** So many lines of a table are printed where nothing is said; programs get all. */
const LINES = 20

/** `silkgraph metric` lists the metrics; `silkgraph metric NAME` computes one. */
export const metricCommand = defineCommand({
  name: 'metric',
  summary: 'compute a metric of the nodes, or list the metrics',
  description:
    'Computes a metric of every node: how many relationships it has, how central it is, which group it is in. Without a name it lists the ' +
    'metrics. Each result says what it means, what was counted and what was left out. Unless labels are named or a query chooses a part, the evidence ' +
    '(claims, passages, documents) and unnamed sets are not counted. docs/metrics.md has more, and the same in Cypher.',
  argument: { words: '[name]', description: metrics.map(({ name }) => name).join(', ') },
  options: [
    graphOption,
    {
      flags: '--label <label>',
      description: 'count only nodes with this label; may be repeated',
      repeated: true,
    },
    {
      flags: '--type <type>',
      description: 'count only relationships of this type; may be repeated',
      repeated: true,
    },
    {
      flags: '--direction <direction>',
      description: 'out (from start to end), in or both (default: out for pageRank, else both)',
    },
    {
      flags: '--weight <property>',
      description: 'the property that says what a relationship counts (default: each counts 1)',
    },
    { flags: '--everything', description: 'count the evidence and unnamed sets too' },
    {
      flags: '--option <name=value>',
      description: 'a further option of the metric, such as damping=0.9; may be repeated',
      repeated: true,
    },
    ...partOptions,
    ...askOptions.filter(({ flags }) => flags.startsWith('--param')),
    {
      flags: '--limit <number>',
      description: `print so many nodes, the best or the largest groups first (default: ${LINES} in a table, else all)`,
    },
    ...askOptions.filter(({ flags }) => /^--(format|raw|max-seconds)/.test(flags)),
  ],
  examples: [
    'silkgraph metric',
    'silkgraph metric pageRank',
    'silkgraph metric degree --label Company --label Deployment --type PROVIDES',
    "silkgraph metric betweenness --query 'MATCH p = (:Company)-[:PROVIDES]->()-[:LOCATED_IN]->() RETURN p' --limit 5",
    'silkgraph metric louvain --option resolution=0.5 --format csv > communities.csv',
  ],
  async run(options, context, name, repeated) {
    if (name === '') {
      listMetrics(options, context, repeated)
      return exitCodes.ok
    }
    const metric = metricOf(name)
    refuseStore(options, context)
    const given = metricOptions(metric, options, repeated)
    const format = formatOf(options, context)
    const limit = limitOf(options['limit'], format)
    const part = await askedPart(options, context, parameterWords(repeated['param'] ?? []))
    const result = await withBackend(options, context, async (backend) => {
      await refuseUnknownNames(backend, repeated, options, context.signal)
      const ids = part && (await idsOf(backend, part.text, part.parameters, options, context))
      return compute(backend, metric, given, ids, options, context)
    })
    const { notifications } = result.summary
    const shown = {
      ...result,
      records: result.records.slice(0, limit),
      summary: { ...result.summary, notifications: [] },
    }
    const tell = format === 'table' ? context.out : context.err
    if (format === 'table') context.out(context.colours.bold(metric.title))
    for (const { message } of notifications) tell(message)
    if (format === 'table') context.out('')
    printRecords(shown, options, context)
    if (shown.records.length < result.records.length)
      tell(`These are the first of ${countText(result.records.length, 'node')}: --limit Infinity prints all.`)
    return exitCodes.ok
  },
})

/** @throws UsageError `UnusedOption`, `UnknownFormat` */
function listMetrics(options: OptionValues, context: CommandContext, repeated: RepeatedValues): void {
  const given = { ...options, ...repeated }
  const unused = metricCommand.options.map(optionName).filter((one) => one !== 'format')
  refuseUnused(given, unused, 'is for computing a metric, and none is named')
  const format = formatOf(options, context)
  if (options['format'] === 'csv')
    refuseUnused(options, ['format'], 'csv is for computing a metric: metrics are listed as text, or as json')
  if (format === 'json')
    context.data(
      JSON.stringify(
        metrics.map(({ name, title, description }) => ({ name, title, description })),
        null,
        2,
      ),
    )
  else
    context.out(
      alignColumns(metrics.map(({ name, description }) => [context.colours.cyan(name), description])),
    )
}

function metricOf(name: string): Metric {
  const metric = metrics.find((one) => one.name === name)
  if (metric !== undefined) return metric
  const names = metrics.map((one) => one.name)
  const near = nearestName(name, names)
  throw new UsageError({
    code: 'UnknownMetric',
    message: `Unknown metric ${name}.`,
    hint: near === undefined ? `The metrics are ${names.join(', ')}.` : `Did you mean ${near}?`,
  })
}

function refuseStore(options: OptionValues, context: CommandContext): void {
  if (!namesStore(options, context)) return
  throw new UsageError({
    code: 'EmbeddedOnly',
    message:
      'Metrics are computed by Silkgraph itself, not by the Bolt server that --store or SILKGRAPH_STORE names.',
    hint: 'Copy its graph with `silkgraph pull -o graph.cypher`, and compute with --graph graph.cypher and without a server.',
  })
}

function limitOf(text: string | undefined, format: string): number {
  if (text === undefined) return format === 'table' ? LINES : Infinity
  const number = text.trim() === '' ? NaN : Number(text)
  if (number >= 1 && (number === Infinity || Number.isInteger(number))) return number
  throw new UsageError({
    code: 'InvalidNumber',
    message: `--limit must be a whole number above 0, but is ${JSON.stringify(text)}.`,
    hint: 'Write --limit 50, or --limit Infinity for all.',
  })
}

/** @throws UsageError `NothingToCount`; what the query throws */
async function idsOf(
  backend: Backend,
  text: string,
  parameters: QueryParameters,
  options: OptionValues,
  context: CommandContext,
): Promise<PartIds> {
  const { signal } = context
  const limits = { ...limitsOf(options), maxRecords: Infinity }
  const result = await backend.run(text, parameters, { readOnly: true, exact: true, limits, signal })
  const { records } = await result.collect()
  const ids = idsIn(records)
  if (ids.nodes.size > 0) return ids
  throw new UsageError({
    code: 'NothingToCount',
    message: 'The query returns no nodes or relationships, so there is nothing to count.',
    hint: 'Return them whole, as in RETURN n, r or RETURN path.',
  })
}

async function compute(
  backend: Backend,
  metric: Metric,
  given: QueryParameters,
  ids: PartIds | undefined,
  options: OptionValues,
  context: CommandContext,
): Promise<CollectedResult> {
  const columns = [metric.value.column, ...(metric.value.kind === 'group' ? ['size'] : [])]
  const call = `CALL metric.${metric.name}(options) YIELD node, ${columns.join(', ')} RETURN node, ${columns.join(', ')}`
  const { text, parameters } = optionsQuery(given, ids)
  try {
    const result = await backend.run(`${text} ${call}`, parameters, {
      readOnly: true,
      exact: true,
      limits: { ...limitsOf(options), maxRecords: Infinity },
      signal: context.signal,
      onProgress: (share) => context.progress?.(`${metric.title}: ${Math.floor(share * 100)} %`),
    })
    const { records, summary } = await result.collect()
    return {
      keys: ['id', 'name', 'labels', ...columns],
      records: records.map(([node, ...values]) => [
        ...(node instanceof Node ? wordsOf(node) : []),
        ...values,
      ]),
      summary,
    }
  } finally {
    context.progress?.('')
  }
}

/** What a node is found by in the graph, and what it is called. */
function wordsOf({ id, properties, labels }: Node): readonly Value[] {
  const own = lookup(properties, 'id') ?? null
  return [own ?? id, usualNameOf(properties), labels]
}
