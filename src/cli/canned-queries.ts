import { readCannedQuery, type CannedQuery } from '../canned/canned-query.ts'
import { UsageError } from '../errors.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { readGraphFolder, readQueries } from '../host/node.ts'
import { describeDataset, describeGraph } from '../opening/describe.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { nearestName } from '../model/nearest-name.ts'
import { namesFiles, openGraph, wordsFolder } from './open-graph.ts'
import { namesStore } from './store.ts'

/** The canned queries that may be asked of a graph. */
interface OfferedQueries {
  /** In order of id. */
  readonly queries: readonly CannedQuery[]
  /** Why the graph of a script has none of those that its folder, or the bundled graph, has; else undefined. */
  readonly withheld: { readonly message: string; readonly hint: string } | undefined
}

/**
 * The canned queries of the folder that the options name or of the bundled graph, from `queries/` in it. Of a script's graph
 * only where the viewer offers them as well: it is opened for that.
 *
 * @throws DataError where a file is wrong
 */
export async function openCannedQueries(
  options: OptionValues,
  context: CommandContext,
): Promise<OfferedQueries> {
  const named = wordsFolder(options)
  const folder = named ?? context.bundledGraph
  const queries = [...readQueries(folder)].map(([id, text]) => readCannedQuery(id, text))
  const { graph } = options
  if (!namesFiles(graph) || namesStore(options, context)) return { queries, withheld: undefined }
  const read = readDataset(readGraphFolder(folder))
  // Only its labels are needed, and `check` says what is wrong with it.
  if (read.kind === 'errors') return { queries, withheld: undefined }
  const words = describeDataset(read.dataset, queries, '')
  const { database } = await openGraph(options, context)
  const schema = database.schema()
  const offered = describeGraph(schema, { words, isNamed: named !== undefined }).queries
  if (offered.length === queries.length) return { queries, withheld: undefined }
  const withheld =
    named === undefined
      ? {
          message: `${graph} has no canned queries: those of the bundled graph are for that graph alone.`,
          hint: 'Put the script in the graph folder whose canned queries it is to have.',
        }
      : {
          message: `${graph} has no canned queries: it has none of the labels of the graph folder in which it stands.`,
          hint: 'Put the script in the graph folder of its labels.',
        }
  return { queries: offered, withheld }
}

/**
 * The canned query of this id.
 *
 * @throws UsageError `UnknownQuery` with the nearest id, `NoCannedQueries` where the graph of a script has none, and those of `openCannedQueries`
 */
export async function openCannedQuery(
  id: string,
  options: OptionValues,
  context: CommandContext,
): Promise<CannedQuery> {
  const { queries, withheld } = await openCannedQueries(options, context)
  if (withheld !== undefined) throw new UsageError({ code: 'NoCannedQueries', ...withheld })
  const query = queries.find((one) => one.id === id)
  if (query !== undefined) return query
  const nearest = nearestName(
    id,
    queries.map((one) => one.id),
  )
  throw new UsageError({
    code: 'UnknownQuery',
    message: `Unknown canned query ${id}.`,
    hint: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}\`silkgraph run\` lists them.`,
  })
}
