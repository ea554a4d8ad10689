import { readCannedQuery, type CannedQuery } from '../canned/canned-query.ts'
import { UsageError } from '../errors.ts'
import { readQueries } from '../host/node.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { nearestName } from '../model/nearest-name.ts'
import { wordsFolder } from './open-graph.ts'

/**
 * The canned queries of the folder that the options name or of the bundled graph, from `queries/` in it; in order of id.
 *
 * @throws DataError where a file is wrong
 */
export function openCannedQueries(options: OptionValues, context: CommandContext): readonly CannedQuery[] {
  return [...readQueries(wordsFolder(options) ?? context.bundledGraph)].map(([id, text]) =>
    readCannedQuery(id, text),
  )
}

/**
 * The canned query of this id.
 *
 * @throws UsageError `UnknownQuery` with the nearest id, and those of `openCannedQueries`
 */
export function openCannedQuery(id: string, options: OptionValues, context: CommandContext): CannedQuery {
  const queries = openCannedQueries(options, context)
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
