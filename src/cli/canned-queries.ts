import { join } from 'node:path'
import { readCannedQuery, type CannedQuery } from '../canned/canned-query.ts'
import { readQueryFolder } from '../host/node.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'
import { wordsFolder } from './open-graph.ts'

/**
 * The canned queries of the folder that the options name or of the bundled graph, from `queries/` in it; in order of id.
 *
 * @throws DataError where a file is wrong
 */
export function openCannedQueries(options: OptionValues, context: CommandContext): readonly CannedQuery[] {
  const folder = wordsFolder(options) ?? context.bundledGraph
  return [...readQueryFolder(join(folder, 'queries'))].map(([id, text]) => readCannedQuery(id, text))
}
