import { join } from 'node:path'
import { readCannedQuery, type CannedQuery } from '../canned/canned-query.ts'
import { readQueryFolder } from '../host/node.ts'
import type { CommandContext } from './context.ts'

/**
 * The canned queries of a graph folder (its own `queries/`), or of the bundled graph where none is named; in order of id.
 *
 * @throws DataError, CypherError where a file is wrong
 */
export function openCannedQueries(
  graph: string | undefined,
  context: CommandContext,
): readonly CannedQuery[] {
  const folder = graph === undefined ? context.bundledQueries : join(graph, 'queries')
  return [...readQueryFolder(folder)].map(([id, text]) => readCannedQuery(id, text))
}
